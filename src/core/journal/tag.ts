/** A tag as it was first spelled: no `#`, no white space, at most {@link longestTag} characters. */
export type Tag = string;

/** The longest tag that is kept, in UTF-16 units. */
export const longestTag = 80;

/** The tag that `text` asks for (`"# Core Concepts"` → `"Core-Concepts"`), or `undefined` for none. */
export function toTag(text: string): Tag | undefined {
  const tag = text
    .replaceAll(/[\s,]+/g, " ")
    .trim()
    .replace(/^#+ ?/, "")
    .replaceAll(" ", "-")
    .slice(0, longestTag)
    .toWellFormed();
  return tag || undefined;
}

/** What makes two spellings one tag or one section: letter case and Unicode composition do not count. */
export function spellingKey(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

/** `tags` with `tag` at the end; unchanged when it is there already, in whatever spelling. */
export function withTag(tags: readonly Tag[], tag: Tag): readonly Tag[] {
  const key = spellingKey(tag);
  return tags.some((known) => spellingKey(known) === key) ? tags : [...tags, tag];
}

/** `tags` with what these texts ask for at the end, each tag once. */
export function withTags(tags: readonly Tag[], texts: readonly string[]): readonly Tag[] {
  return texts.reduce((all, text) => {
    const tag = toTag(text);
    return tag === undefined ? all : withTag(all, tag);
  }, tags);
}
