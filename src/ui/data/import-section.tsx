import { useCallback } from "preact/hooks";
import type { ImportModel } from "../../state/import-model";
import { FileDrop } from "./file-drop";
import { ImportPreview } from "./import-preview";
import styles from "./import-section.module.css";
import { ProgressLine } from "./progress-line";
import { UndoImport } from "./undo-import";

/** The way back: a file is picked or dropped, looked at, and let in. */
export function ImportSection({ model }: { readonly model: ImportModel }) {
  const read = useCallback((file: File) => void model.read(file), [model]);
  const state = model.state.value;
  return (
    <section>
      <h2>Bring a backup in</h2>
      <FileDrop isHidden={state.step === "preview" || state.step === "importing"} read={read} />
      {state.step === "reading" && (
        <ProgressLine
          label={`Reading ${state.fileName}, ${state.done.toLocaleString("en")} entries`}
        />
      )}
      <div role="alert">
        {state.step === "refused" && (
          <p class={styles["refused"]}>
            <strong dir="auto">{state.fileName}</strong> {state.why}
          </p>
        )}
      </div>
      {state.step === "preview" && <ImportPreview model={model} preview={state} />}
      {state.step === "importing" && <ProgressLine label={`Importing ${state.fileName}`} />}
      <UndoImport model={model} />
    </section>
  );
}
