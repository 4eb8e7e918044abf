import { useCallback, useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { FindModel } from "../../state/find-model";
import type { FindApp } from "../pages/find-page";
import styles from "./find-desk.module.css";
import { FindField } from "./find-field";
import { FindHints } from "./find-hints";
import { FindResults } from "./find-results";
import { useLine } from "./use-line";

interface FindDeskProps {
  readonly app: FindApp;
  readonly model: FindModel;
  /** The line of the address. */
  readonly asked: string;
}

/** The field, and below it what was found or what can be asked. */
export function FindDesk({ app, model, asked }: FindDeskProps) {
  const resultsRef = useRef<HTMLOListElement>(null);
  const { line, answer, isMore, why } = model.state.value;
  const look = useCallback((next: string) => model.ask(next), [model]);
  const { fieldRef, first, onLine, write } = useLine({
    route: app.route,
    page: "find",
    asked,
    look,
  });

  const changes = model.changes.value;
  useEffect(() => model.again(), [model, changes]);
  useLayoutEffect(() => {
    // Who comes back finds the result that they opened; everyone else begins to write.
    const opened = model.opened.peek();
    const before =
      opened?.line === first &&
      resultsRef.current?.querySelector<HTMLElement>(`[data-entry="${opened.id}"]`);
    if (before) before.focus({ preventScroll: true });
    else focusAtEnd(fieldRef.current);
  }, [model, first, fieldRef]);

  const isEmpty = line.trim() === "";
  return (
    <div class={styles["desk"]}>
      <FindField
        fieldRef={fieldRef}
        label="Find"
        hint="words, code, tag:, in:mistakes …"
        first={first}
        onLine={onLine}
        onDown={() => resultsRef.current?.querySelector<HTMLElement>("a")?.focus()}
      />
      <FindHints app={app} model={model} line={line} onLine={write} />
      {why !== undefined && <p role="alert">{why}</p>}
      {!isEmpty && answer && (
        <FindResults
          listRef={resultsRef}
          answer={answer}
          isMore={isMore === true}
          onOpen={(found, partId) => model.open(found, partId)}
          onMore={() => model.more()}
          onUp={() => fieldRef.current?.focus()}
        />
      )}
    </div>
  );
}

function focusAtEnd(field: HTMLInputElement | null): void {
  field?.setSelectionRange(field.value.length, field.value.length);
  field?.focus();
}
