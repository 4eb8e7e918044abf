import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { LastExport } from "../core/backup/last-export";
import { readSentBackup, type SentBackup } from "../core/backup/sent-backup";
import type { FileBytes } from "../platform/file-bytes";
import type { SmallStorage } from "../platform/small-storage";
import type { NoticeModel } from "./notice-model";

/** A backup that was shared: it counts when its owner says that it arrived, or shows the file. */
export interface SentModel {
  /** The one that is waited for; over reloads, until it is settled or a newer backup counts. */
  readonly sent: ReadonlySignal<SentBackup | undefined>;
  /** Waits for this one from now on. */
  wait(last: LastExport, file: Blob, name: string): Promise<void>;
  /** The owner says that it arrived. */
  arrived(): void;
  /** Compares a file with what was sent, and counts it if it is the same. */
  check(file: File): Promise<void>;
  /** Another backup counts by now. */
  forget(): void;
}

interface SentNeeds {
  readonly smallStorage: SmallStorage;
  readonly files: Pick<FileBytes, "digest">;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  /** From now on this backup is the last one. */
  readonly count: (last: LastExport) => void;
}

const storageName = "sent-backup";

export const SentModel = createModel(
  ({ smallStorage, files, notices, count }: SentNeeds): SentModel => {
    const sent = signal(readSentBackup(smallStorage.read(storageName)));
    const forget = () => {
      sent.value = undefined;
      smallStorage.remove(storageName);
    };
    const settle = (told: string) => {
      const now = sent.peek();
      if (!now) return;
      const { date, entries, revision } = now;
      forget();
      count({ date, entries, revision });
      notices.tell(told);
    };
    return {
      sent,
      async wait(last, file, name) {
        sent.value = { ...last, name, bytes: file.size, sha256: await files.digest(file) };
        smallStorage.write(storageName, JSON.stringify(sent.peek()));
      },
      arrived: () => settle("Noted: your last backup is the one that you shared."),
      async check(file) {
        const now = sent.peek();
        if (!now) return;
        const isSame = file.size === now.bytes && (await files.digest(file)) === now.sha256;
        if (isSame) settle("The file arrived whole: it is the backup that you shared.");
        else
          notices.warn(
            `“${file.name}” is not the backup that you shared, or not all of it. Share it once more, or pick another file.`,
          );
      },
      forget,
    };
  },
);
