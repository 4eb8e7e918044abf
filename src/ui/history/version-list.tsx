import { useState } from "preact/hooks";
import type { HistoryModel } from "../../state/history-model";
import { VersionRow } from "./version-row";
import styles from "./version-list.module.css";

type States = Extract<ReturnType<HistoryModel["state"]["peek"]>, { kind: "ready" }>["states"];

interface VersionListProps {
  readonly model: HistoryModel;
  readonly states: States;
  /** Stores a version as an entry of its own and goes there. */
  readonly openBeside: (revision: number) => void;
}

/** Versions that are drawn at once. */
const screenful = 30;

/** The present state and the earlier ones, newest first; one of them at a time is open. */
export function VersionList({ model, states, openBeside }: VersionListProps) {
  const [open, setOpen] = useState<number | undefined>(undefined);
  const [count, setCount] = useState(screenful);
  const present = states[0]?.revision;
  const hidden = states.length - count;
  return (
    <>
      <ol class={styles["list"]} aria-label="Versions" reversed>
        {states.slice(0, count).map((state, at) => (
          <VersionRow
            key={state.revision}
            model={model}
            version={state}
            isPresent={at === 0}
            isOldest={at === states.length - 1}
            isOpen={open === state.revision}
            toggle={() => setOpen(open === state.revision ? undefined : state.revision)}
            openBeside={openBeside}
            presentRevision={present ?? 0}
          />
        ))}
      </ol>
      {hidden > 0 && (
        <button type="button" onClick={() => setCount(count + screenful)}>
          Show older ({hidden.toLocaleString("en")} left)
        </button>
      )}
    </>
  );
}
