import { sayCount } from "../../core/backup/say-count";
import type { ImportModel } from "../../state/import-model";
import styles from "./undo-import.module.css";

const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** The last import and the way to take it back, as long as there is one. */
export function UndoImport({
  model,
}: {
  readonly model: Pick<ImportModel, "lastImport" | "undo">;
}) {
  const last = model.lastImport.value;
  if (!last) return null;
  return (
    <div class={styles["undo"]}>
      <p>
        Last import: {sayCount(last.entries)}, {moment.format(last.importedAtMs)}. Undoing it leaves
        what you have edited since.
      </p>
      <button type="button" onClick={() => void model.undo()}>
        Undo import
      </button>
    </div>
  );
}
