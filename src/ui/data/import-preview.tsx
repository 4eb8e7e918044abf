import { useEffect, useId, useRef } from "preact/hooks";
import { standings } from "../../core/backup/plan-import";
import { sayCount } from "../../core/backup/say-count";
import { type ImportModel, type Preview, sayNothingToImport } from "../../state/import-model";
import styles from "./import-preview.module.css";
import { sayBytes } from "./say-bytes";
import { StandingRow } from "./standing-row";

interface ImportPreviewProps {
  readonly model: Pick<ImportModel, "importPreviewed" | "cancel">;
  readonly preview: Preview;
}

/** What a file would change, in numbers and titles, before it changes anything. */
export function ImportPreview({ model, preview }: ImportPreviewProps) {
  const { fileName, sizeBytes, plan, isRenewed } = preview;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [preview]);
  const total = standings.reduce((sum, standing) => sum + plan.labels[standing].length, 0);
  return (
    <section class={styles["preview"]} aria-labelledby={id}>
      <h3 ref={heading} id={id} tabIndex={-1}>
        Import preview
      </h3>
      <p class={styles["file"]}>
        <bdi>{fileName}</bdi>, {sayBytes(sizeBytes)}, {sayCount(total)}
      </p>
      {isRenewed && (
        <p class={styles["news"]}>
          Your journal changed since you picked the file, so nothing was imported. Look again:
        </p>
      )}
      <dl>
        {standings.map((standing) => (
          <StandingRow key={standing} standing={standing} labels={plan.labels[standing]} />
        ))}
      </dl>
      {plan.writes.length === 0 && <p class={styles["news"]}>{sayNothingToImport(plan)}</p>}
      <div class={styles["choice"]}>
        <button type="button" data-look="primary" onClick={() => void model.importPreviewed()}>
          Import
        </button>
        <button type="button" onClick={() => model.cancel()}>
          Cancel
        </button>
      </div>
    </section>
  );
}
