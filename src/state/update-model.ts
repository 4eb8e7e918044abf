import { createModel } from "@preact/signals";
import type { OfflineCopy } from "../platform/service-worker";
import type { Tabs } from "../platform/tabs";
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
  /** Stores what this tab holds; whether everything is committed. */
  readonly store: () => Promise<boolean>;
  readonly reload: () => void;
}

export const UpdateModel = createModel(
  ({ copy, tabs, notices, store, reload }: UpdateNeeds): UpdateModel => {
    let isReloading = false;
    const apply = async () => {
      const [here, elsewhere] = await Promise.all([store(), tabs.askToStore()]);
      if (here && elsewhere) copy.takeOver();
      else
        notices.warn("Not updated: something you wrote is not stored yet. Nothing was lost.", {
          label: "Try again",
          run: () => void apply(),
        });
    };
    return {
      apply,
      start: () =>
        copy.start({
          ready: () => notices.tell("Ready to work offline."),
          failed: () =>
            notices.tell("Not ready to work offline yet. What you write is kept all the same."),
          waiting: () =>
            notices.offer("A new version is ready.", { label: "Update", run: () => void apply() }),
          tookOver() {
            if (isReloading) return;
            isReloading = true;
            // Another tab's click brings this one along; what it holds is stored first, and stays on screen if it cannot be.
            void store().then((ok) => {
              if (ok) reload();
              else isReloading = false;
            });
          },
        }),
    };
  },
);
