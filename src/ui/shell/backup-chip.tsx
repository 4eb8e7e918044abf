import { nameBackupAge, sayBackupAge, urgencyOf } from "../../core/backup/backup-age";
import type { BackupReminder } from "../../state/backup-reminder";
import { Link } from "../controls/link";
import styles from "./backup-chip.module.css";

/** Beside the prompt, when it matters: how old the last backup is. It leads to where one is made. */
export function BackupChip({ reminder }: { readonly reminder: Pick<BackupReminder, "age"> }) {
  const age = reminder.age.value;
  const urgency = age && urgencyOf(age);
  if (!age || urgency === "none") return null;
  return (
    <Link
      to={{ page: "data" }}
      class={styles["chip"]}
      data-urgency={urgency}
      title={sayBackupAge(age)}
    >
      {nameBackupAge(age)}
    </Link>
  );
}
