import type { QuestionPart } from "../../core/journal/part";
import { Link } from "../controls/link";
import { Prose } from "../markup/prose";
import styles from "./question-list.module.css";

/** Questions with their boxes: open, or answered and where. */
export function QuestionList({ questions }: { readonly questions: readonly QuestionPart[] }) {
  return (
    <ul class={styles["questions"]}>
      {questions.map(({ id, text, isAnswered, answer, answeredIn }) => (
        <li key={id} data-answered={isAnswered}>
          <span role="img" aria-label={isAnswered ? "answered" : "open"}>
            {isAnswered ? "[x]" : "[ ]"}
          </span>
          <div>
            <Prose text={text} />
            {isAnswered && answer !== "" && <Prose text={answer} />}
            {isAnswered && answeredIn !== undefined && (
              <Link to={{ page: "entry", id: answeredIn }}>→ answered in another entry</Link>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
