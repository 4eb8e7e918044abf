import type { BackupModel } from "../../state/backup-model";
import styles from "./several-devices.module.css";

interface SeveralDevicesProps {
  readonly backup: Pick<BackupModel, "canShare" | "exportBackup" | "progress">;
}

/** How two devices come to the same journal: three steps, there and back. */
export function SeveralDevices({ backup }: SeveralDevicesProps) {
  const canShare = backup.canShare();
  return (
    <section class={styles["devices"]}>
      <h2>Several devices</h2>
      <p>
        Write on the phone and on the laptop as you like. To bring both together, send a backup each
        way. Nobody has to choose: what only one of them changed is taken, part by part, and where
        both changed the same words, both stay.
      </p>
      <ol>
        <li>
          <strong>Send.</strong>{" "}
          {canShare
            ? "Share a backup from this device to the other one, by a cable app, a chat with yourself or any cloud:"
            : "Export a backup here, and send the file to the other device as you send any file."}
          {canShare && (
            <button
              type="button"
              disabled={backup.progress.value !== undefined}
              onClick={() => void backup.exportBackup({ isShared: true })}
            >
              Share a backup
            </button>
          )}
        </li>
        <li>
          <strong>Bring in.</strong> On the other device, open this page and import the file. Now
          that one has everything.
        </li>
        <li>
          <strong>Send back.</strong> Export there and import it here. Both are the same now: a
          third time would change nothing.
        </li>
      </ol>
    </section>
  );
}
