import { useEffect, useRef, useState } from "preact/hooks";
import { sayCount } from "../../core/backup/say-count";
import { noonUtc } from "../../core/journal/local-date";
import type { App } from "../../state/app";
import type { ImportModel } from "../../state/import-model";
import type { JournalMark } from "../../state/journal-mark";
import type { RecoveryModel } from "../../state/recovery-model";
import { sayProblem } from "../../state/say-problem";
import { ImportSection } from "../data/import-section";
import { ProgressLine } from "../data/progress-line";
import { StartEmpty } from "../recovery/start-empty";
import styles from "./recovery-page.module.css";

interface RecoveryPageProps {
  readonly app: Pick<App, "open">;
  readonly problem: Parameters<typeof sayProblem>[0];
}

/** In the place of a list that cannot be shown: why, and every way to get the journal back. */
export function RecoveryPage({ app, problem }: RecoveryPageProps) {
  const [model, setModel] = useState<RecoveryModel>();
  const [importModel, setImportModel] = useState<ImportModel>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    app.open("recovery").then(setModel, () => undefined);
    app
      .open("backup")
      .then((backup) => backup.openImport())
      .then(setImportModel, () => undefined);
  }, [app]);
  const busyWith = model?.busyWith.value;
  const isMissing = problem.kind === "missing";
  return (
    <div class={styles["recovery"]}>
      <h1 ref={heading} tabIndex={-1}>
        Your journal could not be opened
      </h1>
      <p>{isMissing ? sayMissing(model?.mark.value) : sayProblem(problem)}</p>
      <p>
        Nothing was deleted by this app. What you are writing stays on its page and is stored once
        the journal is back.
      </p>
      <div class={styles["ways"]}>
        <button
          type="button"
          data-look="primary"
          aria-disabled={!model || busyWith !== undefined}
          onClick={() => void model?.tryAgain()}
        >
          Try again
        </button>
        <button
          type="button"
          aria-disabled={!model || busyWith !== undefined}
          onClick={() => void model?.exportReadable()}
        >
          Export what can be read
        </button>
      </div>
      <div role="status">
        {busyWith && (
          <ProgressLine label={busyWith === "opening" ? "Opening" : "Reading what is there"} />
        )}
      </div>
      {importModel && <ImportSection model={importModel} />}
      {isMissing && model && <StartEmpty start={() => void model.startEmpty()} />}
    </div>
  );
}

const day = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });

/** What is known of the journal that is gone, and why nothing is written in its place. */
function sayMissing(mark: JournalMark | undefined): string {
  const held = mark?.entries
    ? `It held ${sayCount(mark.entries)} on ${day.format(noonUtc(mark.date))}.`
    : "There was one here.";
  return `${held} Now the browser gives an empty one in its place: it was cleared away, or the disk was full. Nothing is stored until you decide.`;
}
