import { createModel, effect, type ReadonlySignal } from "@preact/signals";
import type { OfflineCopy } from "../platform/service-worker";
import type { Tabs } from "../platform/tabs";
import type { After } from "./autosave";
import type { NoticeModel } from "./notice-model";

/** The offline copy of the app, and the newer version that takes its place only when the owner says so. */
export interface UpdateModel {
  start(): Promise<void>;
  /** Stores what every tab holds, then changes versions; each tab then loads itself anew, once. */
  apply(): Promise<void>;
}

interface UpdateNeeds {
  readonly copy: OfflineCopy;
  readonly tabs: Pick<Tabs, "askToStore">;
  readonly notices: NoticeModel;
  /** Whether the journal holds an entry: nothing pops up over the first run. */
  readonly isBegun: ReadonlySignal<boolean>;
  /** Stores what this tab holds; whether everything is committed that had been written by then. */
  readonly store: () => Promise<boolean>;
  /** Whether something was written that is not committed yet. */
  readonly isWriting: () => boolean;
  /** Lets nothing more be typed, until what comes back is called. */
  readonly hold: () => () => void;
  readonly reload: () => void;
  readonly after: After;
}

/** How long the versions may take to change places before the owner is told, in milliseconds. */
const patienceMs = 8000;

export const UpdateModel = createModel(
  ({
    copy,
    tabs,
    notices,
    isBegun,
    store,
    isWriting,
    hold,
    reload,
    after,
  }: UpdateNeeds): UpdateModel => {
    let isReady = false;
    const sayReady = () => {
      if (isReady) return;
      isReady = true;
      const end = effect(() => {
        if (!isBegun.value) return;
        notices.tell("Ready to work offline.");
        queueMicrotask(() => end());
      });
    };
    let isReloading = false;
    const loadAnew = async () => {
      if (isReloading) return;
      isReloading = true;
      const release = hold();
      let isStored = await store();
      // A field that loses the focus may have something to add.
      // oxlint-disable-next-line no-await-in-loop
      while (isStored && isWriting()) isStored = await store();
      if (isStored) return reload();
      isReloading = false;
      release();
      notices.offer("This tab still runs the old version: what you wrote is not stored yet.", {
        label: "Try again",
        run: () => void loadAnew(),
      });
    };
    const apply = async () => {
      const [here, elsewhere] = await Promise.all([store(), tabs.askToStore()]);
      if (!here || !elsewhere)
        return warn("Not updated: something you wrote is not stored yet. Nothing was lost.");
      await copy.takeOver();
      after(patienceMs, () => {
        if (!isReloading) warn("Not updated yet: the old version is still at work.");
      });
    };
    const warn = (text: string) =>
      notices.warn(text, { label: "Try again", run: () => void apply() });
    return {
      apply,
      start: () =>
        copy.start({
          ready: sayReady,
          failed: () =>
            notices.tell("Not ready to work offline yet. What you write is kept all the same."),
          waiting: () =>
            notices.offer("A new version is ready.", { label: "Update", run: () => void apply() }),
          // Another tab's click brings this one along.
          tookOver: () => void loadAnew(),
        }),
    };
  },
);
