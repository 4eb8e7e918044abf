import { useState } from "preact/hooks";
import type { QuestionPart } from "../../core/journal/part";
import type { PartFieldsProps } from "./part-fields";
import { ProseField } from "./prose-field";
import styles from "./question-fields.module.css";

/** A question, and its answer once there is one. */
export function QuestionFields({ part, onFields }: PartFieldsProps<QuestionPart>) {
  const [isAnswered, setAnswered] = useState(part.isAnswered);
  const [answer, setAnswer] = useState(part.answer);
  return (
    <div class={styles["question"]}>
      <ProseField
        label="Question"
        first={part.text}
        onText={(text) => onFields({ text })}
        isHeading
      />
      <label>
        <input
          type="checkbox"
          checked={isAnswered}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            setAnswered(checked);
            onFields({ isAnswered: checked });
          }}
        />
        Answered
      </label>
      {isAnswered && (
        <ProseField
          label="Answer"
          first={answer}
          onText={(text) => {
            setAnswer(text);
            onFields({ answer: text });
          }}
        />
      )}
    </div>
  );
}
