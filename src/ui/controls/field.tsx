import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import styles from "./field.module.css";

/** What a control in a field must bear, so that its label and its hint are heard with it. */
interface FieldControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
}

interface FieldProps {
  readonly label: string;
  /** A sentence with the control; empty for none. */
  readonly hint?: ComponentChildren;
  readonly isInvalid?: boolean | undefined;
  /** Whether the label is drawn as the heading of its part of the page. */
  readonly isHeading?: boolean | undefined;
  readonly children: (control: FieldControl) => VNode;
}

/** A control with its label above and its hint below. */
export function Field({ label, hint, isInvalid, isHeading, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div class={styles["field"]} data-heading={isHeading}>
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": hintId, "aria-invalid": isInvalid || undefined })}
      {hint && <p id={hintId}>{hint}</p>}
    </div>
  );
}
