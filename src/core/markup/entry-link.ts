import { type EntryId, isUuid } from "../journal/id";
import { spellingKey } from "../journal/tag";

/** A link to an entry, as it is written in a text. */
export interface EntryLink {
  /** The entry that is meant, whatever it is called now; none where it is meant by its title. */
  readonly id?: EntryId;
  /** What the entry is called, as far as the text says. */
  readonly title: string;
  /** What is read in the text as long as nothing better is known. */
  readonly label: string;
}

/** What is longer was not written as a link, in UTF-16 units. */
const longestLink = 300;

/**
 * `[[ID|label]]`, `[[title]]` or `[[title|label]]`. What begins with a blank is a condition of a shell,
 * what begins with "#" or "^" a place within the same note.
 */
const link = `\\[\\[(?![\\s#^|])([^[\\]\\n]{1,${longestLink}})\\]\\]`;
const atStart = new RegExp(`^${link}`);

/** Not behind "!", which puts in a picture or a file, and not behind a backslash, which takes its meaning away. */
const anywhere = new RegExp(`(?<!(?<!\\\\)!|(?<!\\\\)(?:\\\\\\\\)*\\\\)${link}`, "g");

/** The link that a text begins with, as it is written. */
export function entryLinkAt(text: string): string | undefined {
  return atStart.exec(text)?.[0];
}

/** The places of a text that look like links, each as it is written and where it stands; code is not told apart. */
export function* entryLinksIn(text: string): Generator<{ written: string; at: number }> {
  if (!text.includes("[[")) return;
  for (const { 0: written, index } of text.matchAll(anywhere)) yield { written, at: index };
}

/** The text with as many plain signs in the place of its links. */
export function maskEntryLinks(text: string): string {
  return text.includes("[[")
    ? text.replaceAll(anywhere, (written) => `[${"a".repeat(written.length - 2)}]`)
    : text;
}

/** What a link says that `entryLinkAt` or `entryLinksIn` found; nothing where it is none. */
export function readEntryLink(written: string): EntryLink | undefined {
  const [whole, content = ""] = atStart.exec(written) ?? [];
  if (whole !== written) return undefined;
  // In a table the bar bears a backslash.
  const [target = "", ...rest] = content.split(/\\?\|/);
  const title = target.trim();
  const label = rest.join("|").trim() || title;
  if (title === "") return undefined;
  return isUuid(title) ? { id: title, title: label, label } : { title, label };
}

/** The link to an entry, called as it is called now; brackets and bars of its title are replaced by others. */
export function printEntryLink(id: EntryId, title: string, isInTable = false): string {
  const label = title
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replaceAll("|", "/")
    .replaceAll(/\s+/g, " ")
    .slice(0, longestLink - 100)
    .toWellFormed()
    .trim();
  return `[[${id}${isInTable ? "\\" : ""}|${label}]]`;
}

/** What makes two spellings one title: letter case, composition and the width of blanks do not count. */
export function titleKey(title: string): string {
  // Most titles are plain ASCII with single blanks, of which only the case can differ.
  if (/^[!-~]+(?: [!-~]+)*$/.test(title)) return title.toLowerCase();
  return spellingKey(title.trim().replaceAll(/\s+/g, " "));
}

/**
 * The titles that a link may mean, the first that there is counts: as written, without the heading
 * behind a "#", and without folders and the ending of a file.
 */
export function titlesMeant(title: string): readonly string[] {
  const whole = title.replace(/#[^#]*$/, "");
  const file = (whole.split("/").at(-1) ?? "").replace(/\.md$/i, "");
  return [...new Set([title, whole, file].map((one) => one.trim()))].filter(Boolean);
}
