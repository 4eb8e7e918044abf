import { effect, type ReadonlySignal } from "@preact/signals";
import type { Settings } from "../../core/settings";

/**
 * Keeps the page in the chosen theme, and the browser's own bars with it.
 * Gives back what ends it.
 */
export function keepTheme(settings: ReadonlySignal<Settings>): () => void {
  const bars = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].map(
    (meta) => ({ meta, color: meta.content }),
  );
  return effect(() => {
    const { theme } = settings.value;
    const root = document.documentElement;
    if (theme === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    // Each colour is bound to one look of the system; a look of one's own has its colour in both.
    const chosen = bars.find(({ meta }) => meta.media.includes(theme));
    for (const { meta, color } of bars) meta.content = chosen?.color ?? color;
  });
}
