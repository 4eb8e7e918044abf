import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import styles from "./dialog.module.css";

interface DialogProps {
  /** The id of its heading. */
  readonly labelledBy: string;
  readonly class?: string | undefined;
  /** It was closed by escape, or by a press beside it. */
  readonly onClose: () => void;
  /** Where the focus goes when the dialog does, if not to where it was; nothing where it is to stay as it is. The first one counts. */
  readonly focusAfter?: () => Element | null | undefined;
  readonly children: ComponentChildren;
}

/** A modal dialog, for as long as it is drawn. */
export function Dialog({ labelledBy, class: name = "", onClose, ...props }: DialogProps) {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const [focusAfter] = useState(() => props.focusAfter);
  useEffect(() => {
    const before = document.activeElement;
    dialogRef.current?.showModal();
    return () => {
      const next = focusAfter ? focusAfter() : before;
      if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    };
  }, [focusAfter]);
  return (
    // Escape does what a press beside it does.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialogRef}
      class={`${styles["dialog"]} ${name}`}
      aria-labelledby={labelledBy}
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      {props.children}
    </dialog>
  );
}
