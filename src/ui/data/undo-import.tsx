import { useId } from "preact/hooks";
import { sayCount } from "../../core/backup/say-count";
import type { ImportModel } from "../../state/import-model";
import styles from "./undo-import.module.css";

const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** The imports of the last 30 days, each with the way to take it back. */
export function UndoImport({ model }: { readonly model: Pick<ImportModel, "imports" | "undo"> }) {
  const id = useId();
  const imports = model.imports.value;
  if (imports.length === 0) return null;
  return (
    <div class={styles["undo"]}>
      <h3 id={id}>
        {imports.some(({ renaming }) => renaming !== undefined)
          ? "Imports and renamings of the last 30 days"
          : "Imports of the last 30 days"}
      </h3>
      <p>Undoing one leaves what you have edited since, and keeps both states in the history.</p>
      <ul aria-labelledby={id}>
        {imports.map((one) => (
          <li key={one.importedAtMs}>
            <p id={`${id}-${one.importedAtMs}`}>
              <bdi>{one.renaming ?? one.fileName ?? "A backup"}</bdi>
              <span>{saySize(one)}</span>
            </p>
            <button
              type="button"
              aria-describedby={`${id}-${one.importedAtMs}`}
              onClick={() => void model.undo(one.importedAtMs)}
            >
              {one.renaming === undefined ? "Undo import" : "Undo renaming"}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function saySize({
  importedAtMs,
  entries,
  isWhole,
}: ImportModel["imports"]["value"][number]): string {
  return ` ${isWhole ? "replaced everything, " : ""}${sayCount(entries)}, ${moment.format(importedAtMs)}`;
}
