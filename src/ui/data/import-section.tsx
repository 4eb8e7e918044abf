import { useCallback } from "preact/hooks";
import type { PickedFile } from "../../core/exchange/exchange-job";
import type { ImportModel } from "../../state/import-model";
import { FileDrop } from "./file-drop";
import { ImportPreview } from "./import-preview";
import styles from "./import-section.module.css";
import { ProgressLine } from "./progress-line";
import { UndoImport } from "./undo-import";
import { UnlockForm } from "./unlock-form";

/** The way back: a file is picked or dropped, looked at, and let in. */
export function ImportSection({ model }: { readonly model: ImportModel }) {
  const take = useCallback((files: readonly PickedFile<File>[]) => void model.take(files), [model]);
  const state = model.state.value;
  return (
    <section>
      <h2>Bring entries in</h2>
      <FileDrop isHidden={state.step === "preview" || state.step === "importing"} take={take} />
      {state.step === "reading" && (
        <ProgressLine
          label={`Reading ${state.fileName}, ${state.done.toLocaleString("en")} entries`}
          cancel={() => model.cancel()}
        />
      )}
      <div role="alert">
        {state.step === "refused" && (
          <p class={styles["refused"]}>
            <strong dir="auto">{state.fileName}</strong> {state.why}
          </p>
        )}
      </div>
      {state.step === "refused" && state.isLocked && (
        <UnlockForm onUnlock={(passphrase) => void model.unlock(passphrase)} />
      )}
      {state.step === "refused" && state.canSalvage && (
        <div class={styles["salvage"]}>
          <button
            type="button"
            aria-describedby="salvage-hint"
            onClick={() => void model.salvage()}
          >
            Salvage what is whole
          </button>
          <p id="salvage-hint">
            Reads every line of the file that is still whole, and shows them before anything is
            stored. If you have another copy of this backup, try that one first.
          </p>
        </div>
      )}
      {state.step === "preview" && <ImportPreview model={model} preview={state} />}
      {state.step === "importing" && (
        <ProgressLine
          label={`Importing ${state.fileName}`}
          value={state.total > 0 ? state.done / state.total : undefined}
          cancel={state.canCancel ? () => model.cancel() : undefined}
        />
      )}
      <UndoImport model={model} />
    </section>
  );
}
