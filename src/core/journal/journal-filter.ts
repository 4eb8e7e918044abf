import type { Head } from "./entry";
import { spellingKey } from "./tag";

/** What the list of the journal is narrowed to; a missing field narrows nothing. */
export interface JournalFilter {
  readonly tag?: string;
  readonly section?: string;
}

/** The heads that the filter lets through, in their order; the same array when it lets all of them through. */
export function filterHeads(heads: readonly Head[], filter: JournalFilter): readonly Head[] {
  const { tag, section } = filter;
  if (tag === undefined && section === undefined) return heads;
  const isTag = spelledLike(tag);
  const isSection = spelledLike(section);
  return heads.filter(
    ({ facts }) =>
      (tag === undefined || facts.tags.some(isTag)) &&
      (section === undefined || (facts.section !== undefined && isSection(facts.section))),
  );
}

/** Whether a text is another spelling of `wanted`; each spelling is worked out once. */
function spelledLike(wanted: string | undefined): (text: string) => boolean {
  const key = spellingKey(wanted ?? "");
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) known.set(text, (answer = spellingKey(text) === key));
    return answer;
  };
}
