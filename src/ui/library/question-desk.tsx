import type { QuestionWish } from "../../core/library/questions";
import type { App } from "../../state/app";
import type { QuestionModel } from "../../state/question-model";
import { FacetChips } from "./facet-chips";
import styles from "./library-desk.module.css";
import { LibraryList } from "./library-list";
import { QuestionRow } from "./question-row";
import { ShareLine } from "./share-line";
import { useWish } from "./use-wish";

interface QuestionDeskProps {
  readonly app: Pick<App, "open" | "route" | "clock">;
  readonly model: QuestionModel;
  /** The line of the address. */
  readonly asked: string;
}

/** How many questions are drawn at first, and how many more at a time. */
const page = 40;

/** All open questions, or those that were answered, narrowed down by words and by section. */
export function QuestionDesk({ app, model, asked }: QuestionDeskProps) {
  const first: QuestionWish = { line: asked, section: "", isAnswered: false, count: page };
  const { wish, line, narrow, more } = useWish({
    model,
    route: app.route,
    page: "questions",
    first,
  });
  const { answer, why } = model.shown.value;
  const kind = wish.isAnswered ? "answered" : "open";
  return (
    <div class={styles["desk"]}>
      <LibraryList
        of="questions"
        line={line}
        hint="words of a question or its answer"
        why={why}
        rows={answer?.questions.map((question) => (
          <li key={`${question.from.id} ${question.part.id}`}>
            <QuestionRow app={app} model={model} question={question} />
          </li>
        ))}
        total={answer?.total ?? 0}
        onMore={more}
      >
        {answer && (
          <>
            <FacetChips
              label="Open or answered"
              counts={[
                { name: "open", count: answer.open },
                { name: "answered", count: answer.answered },
              ]}
              chosen={kind}
              onChoose={(name) =>
                narrow({ isAnswered: (name || kind) === "answered", section: "" })
              }
            />
            <FacetChips
              label="Sections"
              counts={answer.sections}
              chosen={wish.section}
              onChoose={(section) => narrow({ section })}
            />
            <div class={styles["head"]}>
              <ShareLine
                total={answer.total}
                one={`${kind} question`}
                many={`${kind} questions`}
                share={answer.share}
              />
            </div>
            {answer.total === 0 && answer.share === 1 && (
              <Nothing wish={wish} hasAny={answer.open + answer.answered > 0} />
            )}
          </>
        )}
      </LibraryList>
    </div>
  );
}

interface NothingProps {
  readonly wish: QuestionWish;
  readonly hasAny: boolean;
}

function Nothing({ wish, hasAny }: NothingProps) {
  if (wish.line.trim() !== "" || wish.section !== "")
    return <p>No question has all of that. Try fewer letters, or let the chip go.</p>;
  if (!hasAny)
    return (
      <p>
        No questions yet. What you want to know, added to an entry with “Add question” or written at
        the prompt with “?”, waits here for its answer.
      </p>
    );
  return <p>{wish.isAnswered ? "None is answered yet." : "Every question is answered."}</p>;
}
