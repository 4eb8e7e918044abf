import { useEffect, useId, useRef, useState } from "preact/hooks";
import styles from "./file-drop.module.css";

interface FileDropProps {
  readonly isHidden: boolean;
  /** Takes the file that was picked, or dropped anywhere on the page. */
  readonly read: (file: File) => void;
}

/** The field for a backup. It gets the focus when it is shown again, for what had it is gone by then. */
export function FileDrop({ isHidden, read }: FileDropProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isDragging, setDragging] = useState(false);
  useEffect(() => watchDrops(read, setDragging), [read]);
  useEffect(() => {
    if (!isHidden) return undefined;
    const shownAgain = field.current;
    return () => shownAgain?.focus();
  }, [isHidden]);
  return (
    <div class={styles["drop"]} data-dragging={isDragging} hidden={isHidden}>
      <label htmlFor={id}>Import</label>
      <input
        ref={field}
        id={id}
        type="file"
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) read(file);
          // So that the same file can be picked again.
          currentTarget.value = "";
        }}
      />
      <p id={`${id}-hint`}>
        Pick a backup or drop it on this page. You see what it would change before it changes
        anything, and nothing of yours is ever removed.
      </p>
    </div>
  );
}

/** The whole window takes a file: one that misses the drop area would replace the app otherwise. */
function watchDrops(
  read: (file: File) => void,
  setDragging: (isDragging: boolean) => void,
): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  const over = (event: DragEvent) => {
    if (!bearsFile(event)) return;
    event.preventDefault();
    setDragging(true);
  };
  const leave = (event: DragEvent) => {
    if (!event.relatedTarget) setDragging(false);
  };
  const drop = (event: DragEvent) => {
    if (!bearsFile(event)) return;
    event.preventDefault();
    setDragging(false);
    const file = event.dataTransfer?.files[0];
    if (file) read(file);
  };
  addEventListener("dragover", over, { signal });
  addEventListener("dragleave", leave, { signal });
  addEventListener("drop", drop, { signal });
  return () => watching.abort();
}

function bearsFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
