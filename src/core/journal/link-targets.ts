import { titleKey, titlesMeant } from "../markup/entry-link";
import type { Head } from "./entry";
import type { EntryId } from "./id";

/** Where links lead: what entries are called now, and which ones are called so. */
export interface LinkTargets {
  /** What the entry is called; nothing where it is not in the journal. */
  labelOf(id: EntryId): string | undefined;
  /** The entries that a link by this title means, none or several among them; conflict copies are never meant. */
  idsOf(title: string): readonly EntryId[];
}

/** The targets among these heads; each way to look them up is made when it is first gone. */
export function linkTargets(heads: readonly Head[]): LinkTargets {
  let labels: ReadonlyMap<EntryId, string> | undefined;
  let titles: ReadonlyMap<string, readonly EntryId[]> | undefined;
  return {
    labelOf(id) {
      labels ??= new Map(heads.map((head) => [head.id, head.label]));
      return labels.get(id);
    },
    idsOf(title) {
      titles ??= byTitle(heads);
      for (const meant of titlesMeant(title)) {
        const ids = titles.get(titleKey(meant));
        if (ids) return ids;
      }
      return [];
    },
  };
}

function byTitle(heads: readonly Head[]): ReadonlyMap<string, readonly EntryId[]> {
  const titles = new Map<string, EntryId[]>();
  for (const { id, label, copyOf } of heads) {
    if (copyOf !== undefined) continue;
    const key = titleKey(label);
    const known = titles.get(key);
    if (known) known.push(id);
    else titles.set(key, [id]);
  }
  return titles;
}
