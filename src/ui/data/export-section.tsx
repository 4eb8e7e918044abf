import { sayBackupAge, sayLastBackup, urgencyOf } from "../../core/backup/backup-age";
import { readLastExport } from "../../core/backup/last-export";
import { sayCount } from "../../core/backup/say-count";
import type { LocalDate } from "../../core/journal/local-date";
import type { BackupModel, Progress } from "../../state/backup-model";
import type { BackupReminder } from "../../state/backup-reminder";
import styles from "./export-section.module.css";
import { ProgressLine } from "./progress-line";

interface ExportSectionProps {
  readonly backup: Pick<BackupModel, "progress" | "lastExport" | "exportBackup">;
  /** Knows how much changed since; it comes a moment after the first screen. */
  readonly reminder: Pick<BackupReminder, "age"> | undefined;
  readonly today: LocalDate;
}

/** The way out: when it was last gone, and the button to go it again. */
export function ExportSection({ backup, reminder, today }: ExportSectionProps) {
  const progress = backup.progress.value;
  const last = readLastExport(backup.lastExport.value);
  const age = reminder?.age.value;
  const urgency = age ? urgencyOf(age) : "none";
  return (
    <section class={styles["export"]}>
      <h2>Backup</h2>
      <p>
        Your journal is in this browser and nowhere else. A backup is one file with every entry, the
        trash included. Keep it on another disk.
      </p>
      <p class={styles["age"]} data-urgency={urgency === "none" && !last ? "soon" : urgency}>
        {age ? sayBackupAge(age) : sayLastBackup(last, today)}
        {last && ` It holds ${sayCount(last.entries)}.`}
      </p>
      <button
        type="button"
        data-look="primary"
        aria-disabled={progress !== undefined}
        onClick={() => void backup.exportBackup()}
      >
        Export backup
      </button>
      {progress && <ProgressLine label={steps[progress.step]} value={doneOf(progress)} />}
    </section>
  );
}

const steps: Readonly<Record<Progress["step"], string>> = {
  writing: "Writing the backup",
  checking: "Reading it back",
};

function doneOf({ step, done, total }: Progress): number {
  const half = total === 0 ? 0 : Math.min(1, done / total) / 2;
  return step === "writing" ? half : 0.5 + half;
}
