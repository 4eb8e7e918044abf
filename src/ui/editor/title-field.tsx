import { useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Sitting } from "../../state/sitting";
import { TextField } from "../controls/text-field";
import styles from "./edit-form.module.css";

interface TitleFieldProps {
  readonly sitting: Sitting;
  /** Enter was pressed: the next field is wanted. */
  readonly onEnter: () => void;
}

/** The title, where a new entry begins. */
export function TitleField({ sitting, onEnter }: TitleFieldProps) {
  const fieldRef = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (sitting.storedAs.peek() === undefined) fieldRef.current?.focus();
  }, [sitting]);
  useSignalEffect(() => {
    const field = fieldRef.current;
    // A field that is being typed in is not written to: its turn comes when it is left.
    if (sitting.hasOtherTitle.value && field && field !== document.activeElement)
      field.value = sitting.settleTitle();
  });
  return (
    <div class={styles["title"]}>
      <TextField
        label="Title"
        first={sitting.draft().title}
        onText={(text) => sitting.writeTitle(text)}
        onLeave={() => sitting.settleTitle()}
        inputRef={fieldRef}
        placeholder="What was it about?"
        enterkeyhint="next"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          onEnter();
        }}
      />
    </div>
  );
}
