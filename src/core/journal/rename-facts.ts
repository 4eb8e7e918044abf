import type { Facts, FactsPatch } from "./facts";
import { spellingKey, withTag } from "./tag";

/** One tag or section that is called `to` from now on, or that is taken off where `to` is left out; `from` in any spelling. */
export interface Renaming {
  readonly of: "tag" | "section";
  readonly from: string;
  readonly to?: string;
}

/** What a renaming changes in these facts: a tag keeps its place, or joins the one that is there; `undefined` for nothing. */
export function renameFacts(facts: Facts, { of, from, to }: Renaming): FactsPatch | undefined {
  const key = spellingKey(from);
  if (of === "section") {
    const { section } = facts;
    if (section === undefined || spellingKey(section) !== key || section === to) return undefined;
    return { section: to };
  }
  let tags: readonly string[] = [];
  for (const tag of facts.tags) {
    if (spellingKey(tag) !== key) tags = withTag(tags, tag);
    else if (to !== undefined) tags = withTag(tags, to);
  }
  const isSame =
    tags.length === facts.tags.length && tags.every((tag, at) => tag === facts.tags[at]);
  return isSame ? undefined : { tags };
}
