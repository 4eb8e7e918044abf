import type { MistakePart } from "../../core/journal/part";
import { CodeField } from "./code-field";
import styles from "./mistake-fields.module.css";
import type { PartFieldsProps } from "./part-fields";
import { ProseField } from "./prose-field";

/** What broke and how it was fixed, the sign to know it by, and what the terminal said. */
export function MistakeFields({ part, onFields }: PartFieldsProps<MistakePart>) {
  return (
    <div class={styles["mistake"]}>
      <ProseField label="What broke" first={part.broke} onText={(broke) => onFields({ broke })} />
      <ProseField label="How I fixed it" first={part.fix} onText={(fix) => onFields({ fix })} />
      <ProseField label="The tell" first={part.tell} onText={(tell) => onFields({ tell })} />
      <CodeField
        label="Terminal output"
        first={part.output}
        onText={(output) => onFields({ output })}
      />
    </div>
  );
}
