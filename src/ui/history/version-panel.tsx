import { useMemo, useState } from "preact/hooks";
import type { HistoryModel } from "../../state/history-model";
import { Changes } from "../entry/changes";
import styles from "./version-panel.module.css";

interface VersionPanelProps {
  readonly id: string;
  readonly model: HistoryModel;
  readonly revision: number;
  readonly presentRevision: number;
  readonly isPresent: boolean;
  readonly isOldest: boolean;
  readonly openBeside: (revision: number) => void;
}

/** What changed since a version, or what it changed itself, and the two ways to have it back. */
export function VersionPanel({
  id,
  model,
  revision,
  presentRevision,
  isPresent,
  isOldest,
  openBeside,
}: VersionPanelProps) {
  const [isSince, setSince] = useState(!isPresent);
  const changes = useMemo(
    () => (isSince ? model.changesBetween(revision, presentRevision) : model.changesOf(revision)),
    [model, revision, presentRevision, isSince],
  );
  const says = isSince ? "What changed since this version" : "What this version changed";
  return (
    <section id={id} class={styles["panel"]} aria-label={says}>
      {!isPresent && !isOldest && (
        <div class={styles["choice"]} role="group" aria-label="Compare with">
          <button type="button" aria-pressed={isSince} onClick={() => setSince(true)}>
            Compare with now
          </button>
          <button type="button" aria-pressed={!isSince} onClick={() => setSince(false)}>
            Compare with the version before
          </button>
        </div>
      )}
      <h2>{says}</h2>
      {isOldest && !isSince ? (
        <p>This is the oldest version that is kept.</p>
      ) : (
        <Changes changes={changes} label={says} />
      )}
      {!isPresent && (
        <div class={styles["ways"]}>
          <button type="button" data-look="primary" onClick={() => void model.restore(revision)}>
            Restore
          </button>
          <button type="button" onClick={() => openBeside(revision)}>
            Restore beside
          </button>
          <p>
            “Restore” puts this version in the place of what is there now, which stays in the
            history. “Restore beside” makes it an entry of its own.
          </p>
        </div>
      )}
    </section>
  );
}
