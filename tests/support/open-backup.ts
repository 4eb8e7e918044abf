import type { Entry } from "../../src/core/journal/entry";
import { ageBytes } from "../../src/platform/age";
import { browserFiles, type Delivery } from "../../src/platform/files";
import type { Quota } from "../../src/platform/quota";
import { BackupModel, type BackupOptions } from "../../src/state/backup-model";
import type { ImportModel } from "../../src/state/import-model";
import type { BackupWishes } from "../../src/state/make-backup";
import { NoticeModel } from "../../src/state/notice-model";
import { SettingsModel } from "../../src/state/settings-model";
import { type FakeClock, fakeClock } from "./fake-clock";
import { exchangeInThread } from "./exchange-in-thread";
import { openTestStore, sha256 } from "./open-test-store";
import { smallMemory } from "./small-memory";

/** A device that exports and imports, with the owner's end of it in the test's hands. */
export interface BackupDevice {
  readonly backup: InstanceType<typeof BackupModel>;
  readonly store: BackupOptions["store"];
  readonly clock: FakeClock;
  readonly notices: InstanceType<typeof NoticeModel>;
  /** Texts of all notices, the oldest first. */
  readonly told: () => readonly string[];
  /** Files that were handed over, by name. */
  readonly given: readonly { readonly file: Blob; readonly name: string }[];
  readonly reloads: () => number;
  /** Exports and gives the text of the file. */
  readonly exported: (wishes?: BackupWishes) => Promise<string>;
  readonly settings: InstanceType<typeof SettingsModel>;
  readonly importModel: () => Promise<ImportModel>;
}

export interface BackupDeviceOptions extends Partial<
  Pick<BackupOptions, "store" | "smallStorage" | "files" | "loadVerification" | "startThread">
> {
  readonly quota?: Quota;
  /** What becomes of the files that are given, one after the other; the last one goes on. */
  readonly deliveries?: readonly Delivery[];
  /** Entries that the editor holds and cannot store. */
  readonly unsaved?: readonly Entry[];
}

export function openBackup({
  deliveries = ["downloaded"],
  unsaved = [],
  ...options
}: BackupDeviceOptions = {}): BackupDevice {
  const clock = fakeClock();
  const notices = new NoticeModel(clock.after);
  const store = options.store ?? openTestStore();
  const given: { file: Blob; name: string }[] = [];
  let reloads = 0;
  const smallStorage = options.smallStorage ?? smallMemory();
  const settings = new SettingsModel(smallStorage);
  const backup = new BackupModel({
    ...options,
    store,
    settings,
    editor: {
      flush: async () => unsaved.length === 0,
      unsaved: () => unsaved,
      held: () => unsaved,
    },
    notices,
    files: {
      ...(options.files ?? { ...browserFiles, ...ageBytes }),
      async give(file, name) {
        given.push({ file, name });
        return deliveries[given.length - 1] ?? deliveries.at(-1) ?? "downloaded";
      },
    },
    exchange: exchangeInThread,
    loadQuota: () => Promise.resolve(options.quota ?? unknownQuota),
    smallStorage,
    clock,
    digest: sha256,
    newPause: () => async () => {},
    whenImported: async () => void (reloads += 1),
  });
  return {
    backup,
    store,
    clock,
    notices,
    told: () => notices.notices.peek().map(({ text }) => text),
    given,
    reloads: () => reloads,
    settings,
    async exported(wishes) {
      await backup.exportBackup(wishes);
      return (await given.at(-1)?.file.text()) ?? "";
    },
    async importModel() {
      const model = await backup.openImport();
      if (!model) throw new Error("the import could not be loaded");
      return model;
    },
  };
}

const unknownQuota: Quota = {
  estimate: async () => undefined,
  isPersisted: async () => undefined,
  persist: async () => false,
};
