import { startBackupThread } from "./platform/backup-thread";
import { openExchange } from "./platform/exchange-worker";
import { browserFiles } from "./platform/files";
import { newPause } from "./platform/pause";
import { browserQuota } from "./platform/quota";
import { BackupModel, type BackupOptions } from "./state/backup-model";
import { RecoveryModel, type RecoveryOptions } from "./state/recovery-model";

/*
 * The ways out of this browser, as wiring of its own like `background.ts`: loaded right after the first
 * screen and held from then on, so that a file which is gone later cannot stand between the owner and
 * their words.
 */

/** Exporting and importing, with all the code that they need. */
export async function openBackup(
  world: Omit<BackupOptions, "files" | "exchange" | "newPause" | "loadQuota" | "startThread">,
): Promise<BackupModel> {
  await Promise.all([
    import("./storage/rare-verbs"),
    import("./core/backup/verify"),
    import("./core/journal/past"),
  ]);
  return new BackupModel({
    ...world,
    files: browserFiles,
    exchange: openExchange(),
    newPause,
    startThread: startBackupThread,
    loadQuota: () => Promise.resolve(browserQuota),
  });
}

/** What can be done about a journal that could not be opened. */
export function openRecovery(world: Omit<RecoveryOptions, "files">): RecoveryModel {
  return new RecoveryModel({ ...world, files: browserFiles });
}
