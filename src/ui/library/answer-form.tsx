import { useEffect, useRef, useState } from "preact/hooks";
import type { FoundQuestion } from "../../core/library/questions";
import type { QuestionModel } from "../../state/question-model";
import { TextField } from "../controls/text-field";
import styles from "./answer-form.module.css";

interface AnswerFormProps {
  readonly model: QuestionModel;
  readonly question: FoundQuestion;
  /** Told when it was left without an answer. */
  readonly onEnd: () => void;
}

/** The answer as it is written; what stands in it is kept until it is stored in the question's entry. */
export function AnswerForm({ model, question, onEnd }: AnswerFormProps) {
  const { id } = question.part;
  const [first] = useState(() => model.draft(id) || question.part.answer);
  const textRef = useRef(first);
  const formRef = useRef<HTMLFormElement>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    // One that was begun before the page was left does not take the focus.
    if (first === "") formRef.current?.querySelector("textarea")?.focus();
  }, [first]);
  const save = async (event: Event) => {
    event.preventDefault();
    if (isBusy || textRef.current.trim() === "") return;
    setBusy(true);
    const isSaved = await model.answer(question, textRef.current);
    setBusy(false);
    // The row leaves the list with its form.
    if (isSaved) document.getElementById("content")?.focus({ preventScroll: true });
  };
  return (
    <form ref={formRef} class={styles["form"]} onSubmit={(event) => void save(event)}>
      <TextField
        label="Answer"
        first={first}
        isLong
        dir="auto"
        onText={(text) => {
          textRef.current = text;
          model.keepDraft(id, text);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save(event);
        }}
      />
      <div>
        <button data-look="primary" aria-disabled={isBusy}>
          Save answer
        </button>
        <button
          type="button"
          data-look="quiet"
          onClick={() => {
            model.keepDraft(id, "");
            onEnd();
          }}
        >
          Discard
        </button>
      </div>
    </form>
  );
}
