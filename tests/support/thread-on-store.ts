import { fileBytes } from "../../src/platform/file-bytes";
import type { BackupThread } from "../../src/state/backup-verbs";
import { type ChosenImport, type HowToRead, openIntake } from "../../src/state/intake";
import { makeBackup } from "../../src/state/make-backup";
import type { JournalStore } from "../../src/storage/journal-store";
import { sha256 } from "./open-test-store";

/** A thread as the worker has it, on this one: it has its own intake and dies when it is ended. */
export function threadOnStore(store: JournalStore, files = fileBytes): BackupThread {
  let isOver = false;
  const told: { report(progress: unknown): void } = { report() {} };
  const intake = openIntake({
    store,
    digest: sha256,
    files,
    pause: async () => {},
    report: (progress) => told.report(progress),
  });
  const verbs = {
    make: (order: never) => makeBackup(order, store, files, (now) => told.report(now)),
    read: ({ file, how }: { file: Blob; how: HowToRead }) => intake.read(file, how),
    compareAgain: () => intake.compareAgain(),
    store: (chosen: ChosenImport) => intake.store(chosen),
  };
  return {
    async ask(verb, asked, report) {
      if (isOver) throw new Error("it was ended");
      told.report = report;
      const answer = await Reflect.apply(Reflect.get(verbs, verb), undefined, [asked]);
      if (isOver) throw new Error("it was ended");
      return structuredClone(answer);
    },
    end: () => void (isOver = true),
  };
}
