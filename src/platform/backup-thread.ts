import { startThread, type Thread, type VerbsOf } from "./thread";
import { trustedBackupWorkerUrl } from "./trusted-urls";

/** Starts the thread that writes and reads backups; nothing where the browser refuses workers. */
export function startBackupThread<Verbs extends VerbsOf<Verbs>, Progress>():
  | Thread<Verbs, Progress>
  | undefined {
  try {
    return startThread(() => new Worker(trustedBackupWorkerUrl(), { type: "module" }));
  } catch {
    return undefined;
  }
}
