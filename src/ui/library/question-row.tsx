import { useRef, useState } from "preact/hooks";
import { daysBetween } from "../../core/journal/days";
import { saySpan } from "../../core/journal/say-span";
import { withoutLinkIds } from "../../core/journal/without-link-ids";
import type { FoundQuestion } from "../../core/library/questions";
import type { App } from "../../state/app";
import type { QuestionModel } from "../../state/question-model";
import { Link } from "../controls/link";
import { Prose } from "../markup/prose";
import { AnswerForm } from "./answer-form";
import styles from "./ledger-row.module.css";
import { WhenceLine } from "./whence-line";

interface QuestionRowProps {
  readonly app: Pick<App, "open" | "route" | "clock">;
  readonly model: QuestionModel;
  readonly question: FoundQuestion;
}

/** A question with its age, where it stands, and what can be done about it: its answer, once it has one. */
export function QuestionRow({ app, model, question }: QuestionRowProps) {
  const { from, part } = question;
  const [isAnswering, setAnswering] = useState(() => model.draft(part.id) !== "");
  const buttonRef = useRef<HTMLButtonElement>(null);
  const words = withoutLinkIds(part.text).trim().split("\n", 1)[0]?.slice(0, 120) ?? "";
  const age = daysBetween(from.date, app.clock.today());
  const begin = async () => {
    const id = await model.answerInNew(question);
    if (id !== undefined) app.route.go({ page: "edit", id });
  };
  return (
    <article class={styles["row"]} data-plain="">
      <Prose text={part.text} />
      {part.isAnswered ? (
        <>
          {part.answer.trim() !== "" && <Prose text={part.answer} />}
          {part.answeredIn !== undefined && (
            <Link to={{ page: "entry", id: part.answeredIn }}>→ answered in another entry</Link>
          )}
        </>
      ) : (
        <p data-none="">{age <= 0 ? "asked today" : `open for ${saySpan(age)}`}</p>
      )}
      <div>
        <WhenceLine app={app} from={from} partId={part.id} />
        {part.isAnswered ? (
          <button
            type="button"
            aria-label={`Open again: ${words}`}
            onClick={() => void leave(model.reopen(question))}
          >
            Open again
          </button>
        ) : (
          <span>
            <button
              ref={buttonRef}
              type="button"
              aria-label={`Answer: ${words}`}
              aria-expanded={isAnswering}
              onClick={() => setAnswering(!isAnswering)}
            >
              Answer
            </button>{" "}
            <button
              type="button"
              data-look="quiet"
              aria-label={`Answer in a new entry: ${words}`}
              onClick={() => void begin()}
            >
              In a new entry
            </button>
          </span>
        )}
      </div>
      {isAnswering && !part.isAnswered && (
        <AnswerForm
          model={model}
          question={question}
          onEnd={() => {
            setAnswering(false);
            buttonRef.current?.focus();
          }}
        />
      )}
    </article>
  );
}

/** The row that was pressed is gone with its question: the focus goes to the page. */
async function leave(deed: Promise<boolean>): Promise<void> {
  if (await deed) document.getElementById("content")?.focus({ preventScroll: true });
}
