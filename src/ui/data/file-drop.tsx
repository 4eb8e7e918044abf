import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { PickedFile } from "../../core/exchange/exchange-job";
import styles from "./file-drop.module.css";

interface FileDropProps {
  readonly isHidden: boolean;
  /** Takes the files that were picked. Those that are dropped come to the import from the whole app. */
  readonly take: (files: readonly PickedFile<File>[]) => void;
}

/** The field for a backup or Markdown. It gets the focus when it is shown again, for what had it is gone by then. */
export function FileDrop({ isHidden, take }: FileDropProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isDragging, setDragging] = useState(false);
  useEffect(() => watchDrags(setDragging), []);
  useEffect(() => {
    if (!isHidden) return undefined;
    const shownAgain = field.current;
    return () => shownAgain?.focus();
  }, [isHidden]);
  const takeFrom = (input: HTMLInputElement) => {
    take(
      [...(input.files ?? [])].map((file) => ({
        path: file.webkitRelativePath || file.name,
        file,
      })),
    );
    // So that the same file can be picked again.
    input.value = "";
  };
  return (
    <div class={styles["drop"]} data-dragging={isDragging} hidden={isHidden}>
      <label htmlFor={id}>Import</label>
      <input
        ref={field}
        id={id}
        type="file"
        multiple
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => takeFrom(currentTarget)}
      />
      {/* A field takes either files or a folder; this one is worked by the button. */}
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder"
        onChange={({ currentTarget }) => takeFrom(currentTarget)}
      />
      <button type="button" onClick={() => pickFolder(folder.current)}>
        Pick a folder
      </button>
      <p id={`${id}-hint`}>
        A backup, or Markdown: single files, a zip, an Obsidian vault, a folder of notes. You can
        also drop it anywhere in the app. You see what it would change before it changes anything,
        and nothing of yours is ever removed.
      </p>
    </div>
  );
}

/** Opens the picker for a whole folder, where the browser has one; phones let files be picked. */
function pickFolder(input: HTMLInputElement | null): void {
  if (!input) return;
  input.multiple = true;
  input.webkitdirectory = true;
  input.click();
}

/** Tells when files are dragged over the window. */
function watchDrags(setDragging: (isDragging: boolean) => void): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  addEventListener(
    "dragover",
    ({ dataTransfer }) => {
      if (dataTransfer?.types.includes("Files")) setDragging(true);
    },
    { signal },
  );
  addEventListener(
    "dragleave",
    ({ relatedTarget }) => {
      if (!relatedTarget) setDragging(false);
    },
    { signal },
  );
  addEventListener("drop", () => setDragging(false), { signal });
  return () => watching.abort();
}
