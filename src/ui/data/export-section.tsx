import { useState } from "preact/hooks";
import { sayBackupAge, sayLastBackup, urgencyOf } from "../../core/backup/backup-age";
import { readLastExport } from "../../core/backup/last-export";
import { sayCount } from "../../core/backup/say-count";
import type { LocalDate } from "../../core/journal/local-date";
import type { BackupModel } from "../../state/backup-model";
import type { Progress } from "../../state/make-backup";
import type { BackupReminder } from "../../state/backup-reminder";
import { EncryptWish } from "./encrypt-wish";
import styles from "./export-section.module.css";
import { ProgressLine } from "./progress-line";
import { SentQuestion } from "./sent-question";

interface ExportSectionProps {
  readonly backup: Pick<
    BackupModel,
    "progress" | "lastExport" | "sent" | "exportBackup" | "cancelExport"
  >;
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
  const [hasHistory, setHistory] = useState(false);
  const [isPacked, setPacked] = useState(false);
  const [passphrase, setPassphrase] = useState<string | undefined>("");
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
      <SentQuestion model={backup.sent} />
      <div class={styles["wishes"]}>
        <label>
          <input
            type="checkbox"
            checked={hasHistory}
            onChange={({ currentTarget }) => setHistory(currentTarget.checked)}
          />
          With history: every earlier version of every entry
        </label>
        <label>
          <input
            type="checkbox"
            checked={isPacked}
            onChange={({ currentTarget }) => setPacked(currentTarget.checked)}
          />
          Compressed (gzip): a smaller file
        </label>
        <EncryptWish onPassphrase={setPassphrase} />
      </div>
      <button
        type="button"
        data-look="primary"
        aria-disabled={progress !== undefined || passphrase === undefined}
        onClick={() => {
          if (passphrase === undefined) return;
          void backup.exportBackup({ hasHistory, isPacked, ...(passphrase && { passphrase }) });
        }}
      >
        Export backup
      </button>
      {progress && (
        <ProgressLine
          label={steps[progress.step]}
          value={doneOf(progress)}
          cancel={() => backup.cancelExport()}
        />
      )}
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
