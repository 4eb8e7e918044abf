import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Installer, InstallOffer } from "../platform/installer";

/** Whether and how the app can be installed here. */
export interface InstallModel {
  readonly offer: ReadonlySignal<InstallOffer>;
  install(): Promise<void>;
}

export const InstallModel = createModel((installer: Installer): InstallModel => {
  const offer = signal(installer.offer());
  installer.watch(() => {
    offer.value = installer.offer();
  });
  return {
    offer,
    async install() {
      await installer.install();
    },
  };
});
