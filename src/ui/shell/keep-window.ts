import { effect, type ReadonlySignal } from "@preact/signals";
import { labelOf } from "../../core/journal/entry";
import type { Route } from "../../core/route";
import type { Settings } from "../../core/settings";
import type { App } from "../../state/app";

/** Pages that are not called as their addresses are. */
const titles: Readonly<Partial<Record<Route["page"], string>>> = {
  new: "New entry",
  edit: "Edit entry",
  unknown: "No such page",
};

/** Keeps what is around the page in step with it, until the answer is called: title, theme and bars. */
export function keepWindow(app: Pick<App, "route" | "entry" | "settings">): () => void {
  const ends = [
    effect(() => {
      document.title = titleOf(app);
    }),
    keepTheme(app.settings.settings),
    keepWriting(),
  ];
  return () => ends.forEach((end) => end());
}

function titleOf({ route: { route }, entry: { shown } }: Pick<App, "route" | "entry">): string {
  const at = route.value;
  const read = shown.value?.read;
  const words =
    at.page === "journal"
      ? [at.tag && `#${at.tag}`, at.section]
      : [
          at.page === "entry" && read?.ok && read.value
            ? labelOf(read.value.entry)
            : (titles[at.page] ?? at.page.replace(/^./, (first) => first.toUpperCase())),
        ];
  return [...words, "Kubecraft Journal"].filter((word) => word).join(" · ");
}

function keepTheme(settings: ReadonlySignal<Settings>): () => void {
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

/**
 * Says at the root whether something is being written: the ticker then stands still, and a phone's bar
 * makes room. A selector with `:has` would say so as well, and would have the style of the whole page
 * worked out anew with every element that comes or goes (16 of 85 ms from enter to "Stored", at 4×).
 */
function keepWriting(): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  // A field that is taken away while it has the focus says nothing of it.
  const removals = new MutationObserver(markWriting);
  removals.observe(document.body, { childList: true, subtree: true });
  signal.addEventListener("abort", () => removals.disconnect());
  document.addEventListener("focusin", markWriting, { signal });
  // The focus is nowhere while it moves on.
  document.addEventListener("focusout", () => void setTimeout(markWriting, 0), { signal });
  markWriting();
  return () => ending.abort();
}

/** What has no keys typed into it: picking a file or ticking a box is no writing. */
const unwritten = "[type=file], [type=checkbox], [type=radio]";

function markWriting(): void {
  const at = document.activeElement;
  const isWriting = at !== null && at.matches("input, textarea") && !at.matches(unwritten);
  document.documentElement.toggleAttribute("data-writing", isWriting);
}
