import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { daysBetween } from "../../core/journal/days";
import { labelOf } from "../../core/journal/entry";
import { saySpan } from "../../core/journal/say-span";
import { questionOf } from "../../core/review/ask";
import { grades } from "../../core/review/card";
import type { App } from "../../state/app";
import type { ReviewModel, ReviewState } from "../../state/review-model";
import { WhenceLine } from "../library/whence-line";
import { Prose } from "../markup/prose";
import styles from "./asked-card.module.css";
import { Answer } from "./answer";
import { GradeRow } from "./grade-row";
import { listenForGrades } from "./grade-keys";

interface AskedCardProps {
  readonly app: App;
  readonly model: ReviewModel;
  readonly state: ReviewState & { readonly kind: "asking" };
}

/** One part of an entry as a question, and, once it is wanted, what the owner wrote. */
export function AskedCard({ app, model, state: { asked, place, total } }: AskedCardProps) {
  const { entry, part, days } = asked;
  const [isShown, setShown] = useState(false);
  const cardRef = useRef<HTMLElement>(null);
  const question = questionOf(part, entry);
  const { date, section, tags } = entry.facts;
  // A card that follows another has the focus that was on a button of that one; the first leaves it with the heading.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) cardRef.current?.focus({ preventScroll: true });
  }, []);
  // With the card itself: who grades quickly has struck the next key before an effect would run.
  useLayoutEffect(
    () =>
      listenForGrades({
        app,
        isShown,
        show: () => setShown(true),
        grade: (grade) => void model.grade(grade),
      }),
    [app, model, isShown],
  );
  return (
    <section
      ref={cardRef}
      class={styles["card"]}
      tabIndex={-1}
      aria-labelledby="asked"
      data-shown={isShown}
    >
      <p>
        <span>
          {place} of {total}
        </span>
        <span>{part.kind}</span>
        {section !== undefined && <span dir="auto">{section}</span>}
        <span>{sayAge(daysBetween(date, app.clock.today()))}</span>
      </p>
      <div id="asked" class={styles["question"]}>
        {question.isProse ? <Prose text={question.text} /> : <p dir="auto">{question.text}</p>}
      </div>
      {isShown ? (
        <>
          <Answer part={part} />
          <WhenceLine
            app={app}
            from={{ id: entry.id, label: labelOf(entry), date, tags, ...(section && { section }) }}
            partId={part.id}
          />
          <GradeRow
            choices={grades.map((grade) => ({ grade, days: days[grade] }))}
            onGrade={(grade) => void model.grade(grade)}
          />
        </>
      ) : (
        <button type="button" data-look="primary" onClick={() => setShown(true)}>
          Show answer
        </button>
      )}
      <button type="button" data-look="quiet" onClick={() => void model.leaveOut()}>
        Don’t ask this again
      </button>
    </section>
  );
}

function sayAge(days: number): string {
  return days <= 0 ? "today" : `${saySpan(days)} ago`;
}
