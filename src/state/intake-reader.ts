import type { Result } from "../core/result";
import type { Refusal } from "./backup-content";
import type { BackupOptions } from "./backup-model";
import type { BackupThread, BackupVerbs } from "./backup-verbs";
import {
  type ChosenImport,
  type HowToRead,
  openIntake,
  type IntakeProgress,
  type Outline,
} from "./intake";

/** An intake, wherever it runs. */
export interface IntakeReader {
  read(file: Blob, how: HowToRead): Promise<Result<Outline, Refusal>>;
  compareAgain(): Promise<Result<Outline, Refusal>>;
  /** Fails if the thread was ended or died. */
  store(chosen: ChosenImport): Promise<BackupVerbs["store"]["answer"]>;
  end(): void;
  /** Whether it can be ended in the middle. */
  readonly canEnd: boolean;
}

/** An intake in a thread of its own; where that cannot be had, on the page. */
export function openIntakeReader(
  options: BackupOptions,
  follow: (progress: IntakeProgress) => void,
  isWanted: () => boolean,
): IntakeReader {
  const { store, digest, files, newPause } = options;
  const report = (progress: IntakeProgress) => {
    if (isWanted()) follow(progress);
  };
  const openHere = () => openIntake({ store, digest, files, pause: newPause(), report });
  let thread: BackupThread | undefined = options.startThread?.();
  let here = thread ? undefined : openHere();
  const told = (now: Parameters<Parameters<BackupThread["ask"]>[2]>[0]) => {
    if (!("total" in now)) report(now);
  };
  return {
    async read(file, how) {
      try {
        const read = await thread?.ask("read", { file, how }, told);
        // What the thread's own connection could not do, the page's may.
        if (read && (read.ok || read.problem.kind === "file")) return read;
      } catch {
        // It cannot be started, its code is gone, or it has died.
      }
      thread?.end();
      thread = undefined;
      here ??= openHere();
      return here.read(file, how);
    },
    async compareAgain() {
      return here ? here.compareAgain() : (thread ?? never()).ask("compareAgain", undefined, told);
    },
    async store(chosen) {
      return here ? here.store(chosen) : (thread ?? never()).ask("store", chosen, told);
    },
    end: () => thread?.end(),
    get canEnd() {
      return thread !== undefined;
    },
  };
}

function never(): never {
  throw new Error("there is neither a thread nor a page");
}
