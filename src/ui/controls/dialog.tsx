import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
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
  // Before the next key: it is meant for the dialog.
  useLayoutEffect(() => {
    const dialog = dialogRef.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      const now = document.activeElement;
      // Closed by escape it is gone already, and whoever asked for the focus since then keeps it.
      if (now !== document.body && !dialog?.contains(now)) return;
      const next = focusAfter ? focusAfter() : before;
      if (next instanceof HTMLElement && next !== document.body)
        next.focus({ preventScroll: true });
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
