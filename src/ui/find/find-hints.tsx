import { operators } from "../../core/search/query";
import type { FindModel } from "../../state/find-model";
import type { FindApp } from "../pages/find-page";
import styles from "./find-hints.module.css";
import { suggestOperands } from "./suggest-operands";

interface FindHintsProps {
  readonly app: FindApp;
  readonly model: FindModel;
  readonly line: string;
  readonly onLine: (line: string) => void;
}

/** What can be asked, as chips: operators, what fits behind one, and lines of before. */
export function FindHints({ app, model, line, onLine }: FindHintsProps) {
  const saved = model.saved.value;
  const recent = model.recent.value.filter((other) => !saved.includes(other));
  const operands = suggestOperands(line, app.journal.known.value);
  const isSaved = saved.includes(line);
  const isEmpty = line.trim() === "";
  return (
    <div class={styles["hints"]}>
      <ul aria-label="Narrow down">
        {(operands.length > 0 ? operands : operators.map((name) => added(line, name))).map(
          (next) => (
            <li key={next}>
              <button type="button" onClick={() => onLine(next)}>
                {lastWord(next)}
              </button>
            </li>
          ),
        )}
        {!isEmpty && (
          <li>
            <button type="button" aria-pressed={isSaved} onClick={() => model.save(line, !isSaved)}>
              {isSaved ? "★ saved" : "☆ save"}
            </button>
          </li>
        )}
      </ul>
      {isEmpty && (
        <Lines
          label="Saved"
          lines={saved}
          onLine={onLine}
          onForget={(one) => model.save(one, false)}
        />
      )}
      {isEmpty && (
        <Lines
          label="Recent"
          lines={recent}
          onLine={onLine}
          onForget={(one) => model.forget(one)}
        />
      )}
    </div>
  );
}

interface LinesProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly onLine: (line: string) => void;
  readonly onForget: (line: string) => void;
}

function Lines({ label, lines, onLine, onForget }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{label}</h2>
      <ul data-lines="" aria-label={label}>
        {lines.map((line) => (
          <li key={line}>
            <button type="button" data-look="quiet" onClick={() => onLine(line)}>
              {line}
            </button>
            <button
              type="button"
              data-look="quiet"
              aria-label={`Forget ${line}`}
              onClick={() => onForget(line)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The line with an operator at its end, ready for its value. */
function added(line: string, operator: string): string {
  const before = line.trimEnd();
  return `${before}${before === "" ? "" : " "}${operator}`;
}

function lastWord(line: string): string {
  return /\S*"[^"]*"$|\S+$/.exec(line)?.[0] ?? line;
}
