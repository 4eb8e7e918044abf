import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { readSettings, type Settings } from "../core/settings";
import type { SmallStorage } from "../platform/small-storage";

/** The owner's settings; a change is drawn at once and kept for the next start. */
export interface SettingsModel {
  readonly settings: ReadonlySignal<Settings>;
  change(patch: Partial<Settings>): void;
  /** Puts a language first in the list of those that were used. */
  rememberLanguage(language: string): void;
}

const name = "settings";

export const SettingsModel = createModel((storage: SmallStorage): SettingsModel => {
  const settings = signal(readSettings(storage.read(name)));
  const change = (patch: Partial<Settings>) => {
    // Another tab may have changed other settings since: what is stored is the truth.
    settings.value = {
      ...readSettings(storage.read(name) ?? JSON.stringify(settings.peek())),
      ...patch,
    };
    storage.write(name, JSON.stringify(settings.value));
  };
  return {
    settings,
    change,
    rememberLanguage(language) {
      const others = settings.peek().languages.filter((known) => known !== language);
      change({ languages: [language, ...others].slice(0, 8) });
    },
  };
});
