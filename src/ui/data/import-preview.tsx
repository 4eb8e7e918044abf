import { useEffect, useId, useRef, useState } from "preact/hooks";
import { type Standing, standings } from "../../core/backup/plan-import";
import { sayCount } from "../../core/backup/say-count";
import { type ImportModel, type Preview } from "../../state/import-model";
import { changesOf, sayNothingToImport } from "../../state/say-import";
import styles from "./import-preview.module.css";
import { sayBytes } from "../../core/say-bytes";
import { ReplaceAll } from "./replace-all";
import { StandingRow } from "./standing-row";

interface ImportPreviewProps {
  readonly model: Pick<ImportModel, "importPreviewed" | "replaceAll" | "cancel">;
  readonly preview: Preview;
}

/** What a file would change, in numbers and titles, before it changes anything. */
export function ImportPreview({ model, preview }: ImportPreviewProps) {
  const { fileName, sizeBytes, plan, told = [], isRenewed } = preview;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [preview]);
  const [leftOut, setLeftOut] = useState<readonly Standing[]>([]);
  const total = standings.reduce((sum, standing) => sum + plan.counts[standing], 0);
  return (
    <section class={styles["preview"]} aria-labelledby={id}>
      <h3 ref={heading} id={id} tabIndex={-1}>
        Import preview
      </h3>
      <p class={styles["file"]}>
        <bdi>{fileName}</bdi>, {sayBytes(sizeBytes)}, {sayCount(total)}
      </p>
      {told.map((sentence) => (
        <p key={sentence} class={styles["told"]} dir="auto">
          {sentence}
        </p>
      ))}
      {isRenewed && (
        <p class={styles["news"]}>
          Your journal changed since you picked the file, so nothing was imported. Look again:
        </p>
      )}
      {plan.lostLines !== undefined && (
        <p class={styles["news"]}>
          <strong>This is a salvage of a damaged file.</strong> These are its whole lines.{" "}
          {sayLostLines(plan.lostLines)} A letter may have been turned without a trace: look the
          entries over, and keep the file.
        </p>
      )}
      {plan.versions > 0 && (
        <p>
          With {plan.versions.toLocaleString("en")} earlier versions: those that are not here yet go
          into the history.
        </p>
      )}
      <dl>
        {standings.map((standing) => (
          <StandingRow
            key={standing}
            standing={standing}
            count={plan.counts[standing]}
            labels={plan.labels[standing]}
            {...(plan.changes[standing] > 0 && {
              choice: {
                isTaken: !leftOut.includes(standing),
                take: (isTaken) => setLeftOut(without(leftOut, standing, isTaken)),
              },
            })}
          />
        ))}
      </dl>
      <p class={styles["news"]} aria-live="polite">
        {sayChanges(plan, leftOut)}
      </p>
      <div class={styles["choice"]}>
        <button
          type="button"
          data-look="primary"
          onClick={() => void model.importPreviewed(leftOut)}
        >
          Import
        </button>
        <button type="button" onClick={() => model.cancel()}>
          Cancel
        </button>
      </div>
      <ReplaceAll here={plan.here} inFile={total} replace={() => void model.replaceAll()} />
    </section>
  );
}

function without(
  leftOut: readonly Standing[],
  standing: Standing,
  isTaken: boolean,
): readonly Standing[] {
  return isTaken ? leftOut.filter((one) => one !== standing) : [...leftOut, standing];
}

function sayChanges(plan: Preview["plan"], leftOut: readonly Standing[]): string {
  const changes = changesOf(plan, leftOut);
  if (changes === 0) return sayNothingToImport(plan, leftOut);
  return `Import writes ${sayCount(changes)}. A restore point is made first: you can undo it for 30 days.`;
}

function sayLostLines(lines: number): string {
  if (lines === 0) return "No line is lost.";
  return lines === 1 ? "1 line is lost." : `${lines.toLocaleString("en")} lines are lost.`;
}
