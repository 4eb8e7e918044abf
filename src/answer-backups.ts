import { sha256 } from "./core/backup/sha256";
import type { Digest } from "./core/journal/lineage";
import { type FileBytes, fileBytes as plainBytes } from "./platform/file-bytes";
import type { Answering } from "./platform/thread-door";
import type { BackupVerbs } from "./state/backup-verbs";
import { openIntake } from "./state/intake";
import { makeBackup } from "./state/make-backup";
import { openJournalStore } from "./storage/journal-store";

/*
 * What the thread does that writes and reads backups, with a connection of its own to the journal. It is wiring,
 * as `main.tsx` is: the page has the same verbs and uses them where this thread cannot be had.
 */

const encoder = new TextEncoder();
const digest: Digest = async (text) => sha256([encoder.encode(text)]);

// A thread that is refused the journal must not take an empty one in memory for it.
const store = openJournalStore({ digest, hadJournal: () => true });

/** What encrypts is loaded when it is asked for. */
const loadAge = async () => (await import("./platform/age")).ageBytes;

const fileBytes: FileBytes = {
  ...plainBytes,
  sealed: async (file, passphrase) => (await loadAge()).sealed(file, passphrase),
  unsealed: async (file, passphrase) => (await loadAge()).unsealed(file, passphrase),
  withoutArmor: async (file) => (await loadAge()).withoutArmor(file),
};

let report: (progress: unknown) => void = () => {};

const intake = openIntake({
  store,
  digest,
  files: fileBytes,
  pause: async () => {},
  report: (progress) => report(progress),
});

type Asked = { readonly [Verb in keyof BackupVerbs]: BackupVerbs[Verb]["asked"] };

const verbs: {
  readonly [Verb in keyof BackupVerbs]: (
    asked: Asked[Verb],
  ) => Promise<BackupVerbs[Verb]["answer"]>;
} = {
  make: (order) => makeBackup(order, store, fileBytes, (progress) => report(progress)),
  read: ({ file, how }) => intake.read(file, how),
  compareAgain: () => intake.compareAgain(),
  store: (chosen) => intake.store(chosen),
};

/** Answers one question to the thread. */
export const answer: Answering["answer"] = ({ verb, asked }, tell) => {
  report = tell;
  return Reflect.apply(Reflect.get(verbs, verb), undefined, [asked]);
};
