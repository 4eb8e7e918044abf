import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../state/app";
import type { MistakeModel } from "../../state/mistake-model";
import { Field } from "../controls/field";
import styles from "./error-lookup.module.css";
import { FoundErrorRow } from "./found-error-row";

interface ErrorLookupProps {
  readonly app: Pick<App, "open" | "route">;
  readonly model: MistakeModel;
}

/** How long the keys have to pause, in milliseconds. */
const pauseMs = 150;

/** A field for terminal output, and below it own mistakes and snippets that are the same error. */
export function ErrorLookup({ app, model }: ErrorLookupProps) {
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const { question = "", answer, why } = model.found.value;
  useEffect(() => () => clearTimeout(timerRef.current), []);
  useEffect(() => {
    const field = fieldRef.current;
    // What was pasted elsewhere shows here, too; a field is never rewritten while it is typed in.
    if (field && field !== document.activeElement) field.value = question;
  }, [question]);
  const lookSoon = (text: string) => {
    clearTimeout(timerRef.current);
    timerRef.current = setTimeout(() => model.lookUp(text), pauseMs);
  };
  const note = () => {
    model.note(question);
    model.lookUp("");
    app.route.go({ page: "new" });
  };
  const isAsked = question.trim() !== "";
  return (
    <search class={styles["lookup"]} aria-label="Error lookup">
      <Field label="Paste an error">
        {(control) => (
          <textarea
            {...control}
            ref={fieldRef}
            defaultValue={question}
            placeholder="Output of the terminal, as it is"
            autocomplete="off"
            autocapitalize="off"
            autocorrect="off"
            spellcheck={false}
            dir="ltr"
            onInput={({ currentTarget: { value } }) => lookSoon(value)}
          />
        )}
      </Field>
      {why !== undefined && <p role="alert">{why}</p>}
      {isAsked && answer && (
        <section aria-label="Met before">
          <p role="status">
            {answer.found.length === 0
              ? answer.share < 1
                ? "Not found so far; not all entries are read yet."
                : "You have noted nothing like it yet."
              : answer.found.length === 1
                ? "You have met this before: one of your notes fits."
                : `You have met this before: ${answer.found.length} of your notes fit, the likeliest first.`}
          </p>
          {answer.found.length > 0 && (
            <ol aria-label="Own notes of this error">
              {answer.found.map(({ of: { from, part }, reason }) => (
                <li key={`${from.id} ${part.id}`}>
                  <FoundErrorRow
                    app={app}
                    from={from}
                    part={part}
                    reason={reason}
                    onMeet={() => void model.meet(from.id, part.id)}
                  />
                </li>
              ))}
            </ol>
          )}
          <button type="button" onClick={note}>
            Note it as a new mistake
          </button>
        </section>
      )}
    </search>
  );
}
