import type { SentModel } from "../../state/sent-model";
import styles from "./sent-question.module.css";

/** Asks whether a backup that was shared arrived: only its owner, or the file itself, can tell. */
export function SentQuestion({ model }: { readonly model: SentModel }) {
  const sent = model.sent.value;
  if (!sent) return null;
  return (
    <div class={styles["question"]} role="group" aria-label="Shared backup">
      <p>
        <strong>Shared. Did it arrive?</strong> Another app took <span>{sent.name}</span>; this one
        cannot see what became of it.
      </p>
      <div>
        <button type="button" onClick={() => model.arrived()}>
          It arrived
        </button>
        <label data-button="">
          Check the file
          <input
            type="file"
            onChange={({ currentTarget: field }) => {
              const [file] = field.files ?? [];
              if (file) void model.check(file);
              field.value = "";
            }}
          />
        </label>
      </div>
    </div>
  );
}
