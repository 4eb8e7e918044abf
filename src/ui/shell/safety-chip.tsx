import { useEffect, useState } from "preact/hooks";
import {
  type BackupAge,
  nameBackupAge,
  sayBackupAge,
  urgencyOf,
} from "../../core/backup/backup-age";
import type { App } from "../../state/app";
import type { BackupReminder } from "../../state/backup-reminder";
import type { StorageModel, StorageState } from "../../state/storage-model";
import { Link } from "../controls/link";
import { sayBytes } from "../../core/say-bytes";
import styles from "./safety-chip.module.css";

interface SafetyChipProps {
  readonly app: Pick<App, "open">;
  readonly reminder: Pick<BackupReminder, "age">;
}

/** With less than this, in bytes, the next import or long snippet may find no room. */
const leastRoomBytes = 20_000_000;

/**
 * Beside the prompt, when it matters: how old the last backup is, that the browser does not promise
 * to keep what is in none, and that there is hardly any room. It leads to what can be done.
 */
export function SafetyChip({ app, reminder }: SafetyChipProps) {
  const [storage, setStorage] = useState<StorageModel>();
  useEffect(() => {
    app
      .open("backup")
      .then((backup) => backup.openStorage())
      .then(async (opened) => {
        await opened.look();
        setStorage(opened);
      })
      // Nothing can be said of it then.
      .catch(() => undefined);
  }, [app]);
  const warning = warningOf(reminder.age.value, storage?.state.value);
  return (
    warning && (
      <Link
        to={{ page: "data" }}
        class={styles["chip"]}
        data-urgency={warning.urgency}
        title={warning.title}
      >
        {warning.words}
      </Link>
    )
  );
}

interface Warning {
  readonly urgency: "soon" | "now";
  readonly words: string;
  readonly title: string;
}

function warningOf(
  age: BackupAge | undefined,
  storage: StorageState | undefined,
): Warning | undefined {
  const room = storage?.room?.freeBytes;
  if (room !== undefined && room < leastRoomBytes)
    return {
      urgency: "now",
      words: `${sayBytes(room)} free`,
      title:
        "The browser has hardly any room left for the journal. Free some space on this device.",
    };
  const urgency = age ? urgencyOf(age) : "none";
  if (!age || urgency === "none") return undefined;
  const isAtRisk = urgency === "now" && storage?.isPersisted === false;
  return {
    urgency,
    words: nameBackupAge(age) + (isAtRisk ? ", unprotected" : ""),
    title: sayBackupAge(age) + (isAtRisk ? " The browser may clear the journal." : ""),
  };
}
