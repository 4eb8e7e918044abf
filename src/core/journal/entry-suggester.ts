import { titleKey } from "../markup/entry-link";
import type { Head } from "./entry";
import type { EntryId } from "./id";

/** How many are offered at a time: more are a list to be read. */
const most = 6;

/** Offers entries by what is typed of their titles; what it folds once is kept as long as the heads are the same. */
export class EntrySuggester {
  #heads: readonly Head[] = [];
  #keys: readonly string[] = [];

  /**
   * The entries whose title begins so, then those with a word that does, then those that have it anywhere;
   * of each the newest first, and of nothing the newest. Conflict copies are not offered.
   *
   * @param own the entry that is being written
   */
  suggest(heads: readonly Head[], typed: string, own?: EntryId): readonly Head[] {
    if (heads !== this.#heads) {
      this.#heads = heads;
      this.#keys = heads.map(({ label }) => titleKey(label));
    }
    const asked = titleKey(typed);
    const ranks: readonly [Head[], Head[], Head[]] = [[], [], []];
    for (const [at, head] of heads.entries()) {
      const place = this.#keys[at]?.indexOf(asked) ?? -1;
      if (place < 0 || head.id === own || head.copyOf !== undefined) continue;
      const rank = place === 0 ? 0 : isWordStart(this.#keys[at] ?? "", asked) ? 1 : 2;
      const others = ranks[rank];
      if (others.length < most) others.push(head);
      if (ranks[0].length === most) break;
    }
    return ranks.flat().slice(0, most);
  }
}

function isWordStart(key: string, asked: string): boolean {
  for (let at = key.indexOf(asked); at >= 0; at = key.indexOf(asked, at + 1))
    if (!/[\p{L}\p{N}]/u.test(key[at - 1] ?? " ")) return true;
  return false;
}
