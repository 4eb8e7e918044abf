import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Installer, InstallOffer } from "../platform/installer";

/** Whether and how the app can be installed here. */
export interface InstallModel {
  /** "none" until the browser was asked. */
  readonly offer: ReadonlySignal<InstallOffer>;
  /** Takes the browser's way, which is loaded after the first screen. */
  connect(installer: Installer): void;
  install(): Promise<void>;
}

export const InstallModel = createModel((): InstallModel => {
  const offer = signal<InstallOffer>("none");
  let installer: Installer | undefined;
  return {
    offer,
    connect(found) {
      installer = found;
      const ask = () => {
        offer.value = found.offer();
      };
      found.watch(ask);
      ask();
    },
    async install() {
      await installer?.install();
    },
  };
});
