import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import styles from "./field.module.css";

/** What a control in a field must bear, so that its label and its hint are heard with it. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": "true" | undefined;
}

interface FieldProps {
  readonly label: ComponentChildren;
  /** A sentence below the control; empty for none. */
  readonly hint?: string | undefined;
  readonly isInvalid?: boolean;
  /** Whether the label is drawn as the heading of its part of the page. */
  readonly isHeading?: boolean;
  readonly children: (control: FieldControl) => VNode;
}

/** A control with its label above and its hint below. */
export function Field({ label, hint, isInvalid, isHeading, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div class={styles["field"]}>
      <label for={id} data-heading={isHeading}>
        {label}
      </label>
      {children({
        id,
        "aria-describedby": hint ? hintId : undefined,
        "aria-invalid": isInvalid ? "true" : undefined,
      })}
      {hint && <p id={hintId}>{hint}</p>}
    </div>
  );
}
