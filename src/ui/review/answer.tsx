import { useEffect, useRef } from "preact/hooks";
import { answerOfAha, type AskedPart } from "../../core/review/ask";
import { Link } from "../controls/link";
import { MistakeCard } from "../entry/mistake-card";
import { Prose } from "../markup/prose";
import styles from "./asked-card.module.css";

/** What the owner wrote. It takes the focus, so that it is what is heard next. */
export function Answer({ part }: { readonly part: AskedPart }) {
  const answerRef = useRef<HTMLDivElement>(null);
  useEffect(() => answerRef.current?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={answerRef}
      class={styles["answer"]}
      tabIndex={-1}
      role="group"
      aria-labelledby="answer"
    >
      <h2 id="answer">Answer</h2>
      <AnswerOf part={part} />
    </div>
  );
}

function AnswerOf({ part }: { readonly part: AskedPart }) {
  if (part.kind === "aha") return <Prose text={answerOfAha(part.text)} />;
  // What broke stands above, as the question.
  if (part.kind === "mistake") return <MistakeCard mistake={{ ...part, broke: "" }} />;
  return (
    <>
      {part.answer.trim() !== "" && <Prose text={part.answer} />}
      {part.answeredIn !== undefined && (
        <p>
          <Link to={{ page: "entry", id: part.answeredIn }}>→ answered in another entry</Link>
        </p>
      )}
    </>
  );
}
