import { useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Sitting } from "../../state/sitting";
import { LineField } from "../controls/line-field";
import styles from "./title-field.module.css";

interface TitleFieldProps {
  readonly sitting: Sitting;
  /** Enter was pressed: the next field is wanted. */
  readonly onEnter: () => void;
}

/** The title, where a new entry begins. */
export function TitleField({ sitting, onEnter }: TitleFieldProps) {
  const fieldRef = useRef<HTMLInputElement>(null);
  const settle = () => {
    const title = sitting.settleTitle();
    if (fieldRef.current) fieldRef.current.value = title;
  };
  useLayoutEffect(() => {
    if (sitting.storedAs.peek() === undefined) fieldRef.current?.focus();
  }, [sitting]);
  useSignalEffect(() => {
    // A field that is being typed in is not written to: its turn comes when it is left.
    if (sitting.hasOtherTitle.value && fieldRef.current !== document.activeElement) settle();
  });
  return (
    <div class={styles["title"]}>
      <LineField
        label="Title"
        first={sitting.draft().title}
        onText={(text) => sitting.writeTitle(text)}
        inputRef={fieldRef}
        attributes={{
          autocapitalize: "sentences",
          placeholder: "What was it about?",
          spellcheck: true,
          enterkeyhint: "next",
          onBlur: () => sitting.hasOtherTitle.peek() && settle(),
          onKeyDown(event) {
            if (event.key !== "Enter" || event.isComposing) return;
            event.preventDefault();
            onEnter();
          },
        }}
      />
    </div>
  );
}
