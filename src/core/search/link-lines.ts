import { outsideCode } from "../exchange/code-lines";
import type { Entry } from "../journal/entry";
import type { EntryId } from "../journal/id";
import type { Part } from "../journal/part";
import {
  type EntryLink,
  entryLinksIn,
  readEntryLink,
  titleKey,
  titlesMeant,
} from "../markup/entry-link";

/** Longer lines were not written by hand (UTF-16 units). */
const longestLine = 20_000;

/** A line of a text with the links that stand in it. */
export interface LinkLine {
  readonly line: string;
  readonly links: readonly EntryLink[];
}

/** The lines of an entry's texts in which there are links, outside code. */
export function linkLinesOf({ parts }: Pick<Entry, "parts">): readonly LinkLine[] {
  return parts.flatMap(proseOf).flatMap((text) => (text.includes("[[") ? linkLinesIn(text) : []));
}

function linkLinesIn(text: string): readonly LinkLine[] {
  const found: LinkLine[] = [];
  /** Whether code may have begun in a line before, so that nobody can say here where it ends. */
  let isUnclear = false;
  for (const line of outsideCode(text)) {
    const plain: string | undefined = isUnclear ? undefined : withoutCode(line);
    isUnclear = line.trim() !== "" && plain === undefined;
    if (!line.includes("[[") || line.length > longestLine) continue;
    const links = [...entryLinksIn(plain ?? line)].flatMap(
      ({ written }) => readEntryLink(written) ?? [],
    );
    if (links.length > 0) found.push({ line, links });
  }
  return found;
}

/** What an entry links to. */
export interface LinksOut {
  /** Entries named by their id: in its texts, and as where a question or a goal went on. */
  readonly ids: ReadonlySet<EntryId>;
  /** The keys of all titles that its other links may mean. */
  readonly titles: ReadonlySet<string>;
}

/** What an entry links to. */
export function linksOf(entry: Pick<Entry, "parts">): LinksOut {
  const ids = new Set<EntryId>();
  const titles = new Set<string>();
  for (const { links } of linkLinesOf(entry))
    for (const { id, title } of links)
      if (id !== undefined) ids.add(id);
      else for (const meant of titlesMeant(title)) titles.add(titleKey(meant));
  for (const part of entry.parts) {
    const next = wentOnIn(part);
    if (next !== undefined) ids.add(next);
  }
  return { ids, titles };
}

/** The entry in which a question was answered, or a goal taken up. */
export function wentOnIn(part: Part): EntryId | undefined {
  if (part.kind === "question") return part.answeredIn;
  return part.kind === "goal" ? part.takenIn : undefined;
}

/** The texts of a part that are Markdown. */
function proseOf(part: Part): readonly string[] {
  switch (part.kind) {
    case "snippet":
    case "foreign":
      return [];
    case "mistake":
      return [part.broke, part.fix, part.tell];
    case "question":
      return [part.text, part.answer];
    default:
      return [part.text];
  }
}

/**
 * A line without what stands between backticks; nothing where they do not pair within it. What has a bar
 * in it may be cells of a table, so it stays.
 */
function withoutCode(line: string): string | undefined {
  const runs = [...line.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({ length, index }));
  if (runs.length === 0) return line;
  if (line.includes("\\`")) return undefined;
  /** For each run the next one of its length. */
  const nexts = new Map<number, number>();
  const last = new Map<number, number>();
  for (let at = runs.length - 1; at >= 0; at--) {
    const length = runs[at]?.length ?? 0;
    nexts.set(at, last.get(length) ?? -1);
    last.set(length, at);
  }
  let kept = "";
  let from = 0;
  for (let at = 0; at < runs.length; at++) {
    const next = nexts.get(at) ?? -1;
    const [open, close] = [runs[at], runs[next]];
    if (!open || !close) return undefined;
    const end = close.index + close.length;
    const code = line.slice(open.index, end);
    kept += line.slice(from, open.index) + (code.includes("|") ? code : "`");
    from = end;
    at = next;
  }
  return kept + line.slice(from);
}
