import type { PartId, SnippetPart } from "../journal/part";
import { type NameCount, SpellingTally } from "../journal/spelling-tally";
import { languageOf } from "../markup/language-names";
import { fitsLine, isAsked } from "./fits";
import { type ShelfEntry, type Whence, whenceOf } from "./shelf";

/** In which order snippets are shown. */
export type SnippetOrder = "newest" | "most used";

/** What is asked of the snippet library; "" asks for any. */
export interface SnippetQuestion {
  /** Words that the snippet has to have. */
  readonly line: string;
  readonly language: string;
  readonly tag: string;
  readonly order: SnippetOrder;
  /** How often which snippet was copied. */
  readonly uses: Readonly<Record<PartId, number>>;
  /** How many are wanted. */
  readonly count: number;
}

/** A snippet and where it stands. */
export interface FoundSnippet {
  readonly from: Whence;
  readonly part: SnippetPart;
}

/** Snippets that meet a question, as many as were wanted, and what else could be asked for. */
export interface SnippetAnswer {
  readonly total: number;
  readonly snippets: readonly FoundSnippet[];
  /** Of those that meet the rest of the question: what asking for another language or tag would give. */
  readonly languages: readonly NameCount[];
  readonly tags: readonly NameCount[];
}

/** The language under which a snippet stands, for snippets without one too. */
function shelfLanguage({ language }: SnippetPart): string {
  return languageOf(language) ?? (language === "" ? "text" : language);
}

/** Looks through all snippets, of entries in the order of their days, the newest first. */
export function findSnippets(
  entries: readonly ShelfEntry[],
  { line, language, tag, order, uses, count }: SnippetQuestion,
): SnippetAnswer {
  const languages = new SpellingTally();
  const tags = new SpellingTally();
  const found: FoundSnippet[] = [];
  for (const entry of entries) {
    const isTagged = tag === "" || entry.tags.some((own) => isAsked(tag, own));
    for (const part of entry.snippets) {
      const own = shelfLanguage(part);
      if (!fitsLine(part, () => [part.caption, part.code, own], entry, line)) continue;
      const isIn = isAsked(language, own);
      if (isTagged) languages.count(own);
      if (isIn) for (const one of entry.tags) tags.count(one);
      if (isTagged && isIn) found.push({ from: whenceOf(entry), part });
    }
  }
  const usesOf = ({ part }: FoundSnippet) => uses[part.id] ?? 0;
  const ordered = order === "most used" ? found.toSorted((a, b) => usesOf(b) - usesOf(a)) : found;
  return {
    total: found.length,
    snippets: ordered.slice(0, count),
    languages: languages.mostUsed(),
    tags: tags.mostUsed(),
  };
}
