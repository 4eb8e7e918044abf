import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { keepAboveKeyboard } from "./keep-above-keyboard";
import styles from "./thumb-row.module.css";

interface ThumbRowProps {
  readonly label: string;
  readonly class?: string | undefined;
  readonly children: ComponentChildren;
}

function stay(event: Event): void {
  event.preventDefault();
}

/** Buttons in a row, on a phone right above its keyboard. A tap leaves the field its focus, and so the keyboard its place. */
export function ThumbRow({ label, class: name = "", children }: ThumbRowProps) {
  const rowRef = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => keepAboveKeyboard(rowRef.current), []);
  return (
    // The row itself does nothing: it keeps what is pressed in it from taking the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={rowRef}
      class={`${styles["row"]} ${name}`}
      role="group"
      aria-label={label}
      onMouseDown={stay}
    >
      {children}
    </div>
  );
}
