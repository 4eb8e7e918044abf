import type { Entry } from "../journal/entry";
import { confidences, difficulties } from "../journal/facts";
import { uuidFromDigest } from "../journal/id";
import { longestMinutes } from "../journal/duration";
import type { Digest } from "../journal/lineage";
import { isLocalDate, type LocalDate, noonUtc } from "../journal/local-date";
import { bounds, type EntryProblem, readEntry } from "../journal/read-entry";
import { toTag, withTags } from "../journal/tag";
import type { Result } from "../result";
import { type Property, readFrontMatter } from "./front-matter";
import { inlineTags } from "./inline-tags";
import { outsideCode } from "./code-lines";
import { fenceFor, headingOf } from "./grammar";
import { readBody, type ShownPart } from "./read-body";

/** A Markdown file of another program. */
export interface Note {
  /** Where it lies below the folder or in the zip that was given, with `/` between the names. */
  readonly path: string;
  readonly text: string;
  /** The day on which the file was written last. */
  readonly fileDate: LocalDate;
  readonly fileMs: number;
}

/**
 * The entry that a note becomes. Its text is kept word for word, code and callouts included, as *What I
 * Learned*; where it has headings of the journal's own page, as the parts under them. The folder is the
 * section, the first heading the title. The id follows from path and text.
 */
export async function readNote(note: Note, digest: Digest): Promise<Result<Entry, EntryProblem>> {
  const text = note.text.replaceAll(/\r\n?/g, "\n");
  const id = uuidFromDigest(await digest(`${note.path}\n${text}`));
  const { properties, body } = readFrontMatter(text);
  const facts = readFacts(properties);
  const { title, rest } = readTitle(body, facts.title, note.path);
  const folder = note.path.split("/").slice(0, -1).join("/");
  const section = facts.section ?? folder;
  const date = facts.date ?? dateIn(note.path.split("/").at(-1) ?? "") ?? note.fileDate;
  const tags = withTags([], [...facts.tags, ...inlineTags(rest)]).slice(0, bounds.tags);
  const createdAt = Math.max(0, noonUtc(date).getTime());
  const shown = partsOf(withProperties(rest, facts.unknown)).slice(0, bounds.parts + 1);
  const parts = await Promise.all(
    shown.map(async ({ kind, texts, isAnswered }, at) => ({
      ...texts,
      id: uuidFromDigest(await digest(`${id}\n${at}`)),
      kind,
      ...(isAnswered !== undefined && { isAnswered }),
    })),
  );
  return readEntry({
    id,
    title,
    facts: {
      date,
      ...(section !== "" && { section }),
      ...facts.numbers,
      ...facts.words,
      tags,
    },
    parts,
    createdAt,
    editedAt: Math.max(createdAt, Math.trunc(note.fileMs) || 0),
    lineage: [],
  });
}

/** The parts under the headings of the page, if there are any outside code; else all of it as it stands. */
function partsOf(text: string): readonly ShownPart[] {
  const isOurs = outsideCode(text).some((line) => headingOf(line) !== undefined);
  if (isOurs) return readBody(text).parts;
  const own = text.replace(/^(?:[ \t]*\n)+/, "").trimEnd();
  return own === "" ? [] : [{ kind: "learned", texts: { text: own } }];
}

/** What the journal has no place for stands below the text, as it stood in the file. */
function withProperties(text: string, unknown: readonly Property[]): string {
  const lines = unknown.map(({ raw }) => raw).join("\n");
  if (lines.trim() === "") return text;
  const fence = fenceFor(lines);
  return `${text.trimEnd()}\n\n${fence}yaml\n${lines}\n${fence}\n`;
}

function readTitle(
  body: string,
  property: string | undefined,
  path: string,
): { readonly title: string; readonly rest: string } {
  const lines = body.split("\n");
  const at = lines.findIndex((line) => line.trim() !== "");
  const [top = "", under = ""] = at < 0 ? [] : lines.slice(at, at + 2);
  const isUnderlined = /^=+[ \t]*$/.test(under) && top.length <= bounds.line;
  const heading = isUnderlined ? top.trim() : headingIn(top, 1);
  if (heading !== undefined && (property === undefined || property === heading))
    return { title: heading, rest: lines.slice(at + (isUnderlined ? 2 : 1)).join("\n") };
  const first = outsideCode(body)
    .filter((line) => headingOf(line) === undefined)
    .map((line) => headingIn(line, 6))
    .find((text) => text !== undefined);
  const known = property ?? first ?? nameIn(path);
  return { title: known.slice(0, bounds.line).toWellFormed(), rest: body };
}

/** The words of a heading of at most this level. */
function headingIn(line: string, deepest: number): string | undefined {
  const level = line.slice(0, deepest + 1).search(/[^#]|$/);
  const isHeading = level > 0 && level <= deepest && /[ \t]/.test(line.charAt(level));
  if (!isHeading || line.length > bounds.line) return undefined;
  const words = line.slice(level).trim();
  let end = words.length;
  while (words[end - 1] === "#") end -= 1;
  const isClosed = end === 0 || /\s/.test(words.charAt(end - 1));
  return (isClosed ? words.slice(0, end).trim() : words) || undefined;
}

/** What the name of a file says: without its ending and the day in front, and with blanks for the hyphens of an address. */
function nameIn(path: string): string {
  const name = (path.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
  const words = name.replace(/^\d{4}-\d\d-\d\d[-_ ]+/, "");
  return /\s/.test(words) || isLocalDate(words) ? words : words.replaceAll(/[-_]+/g, " ").trim();
}

interface NoteFacts {
  readonly title: string | undefined;
  readonly date: LocalDate | undefined;
  readonly section: string | undefined;
  readonly tags: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, string>>;
  /** The properties that none of these were made of. */
  readonly unknown: readonly Property[];
}

const titleNames = ["title"];
const dateNames = ["date", "created", "created_at", "createdat", "date created", "creation date"];
const tagNames = ["tags", "tag", "keywords"];

function readFacts(properties: readonly Property[]): NoteFacts {
  const used = new Set<Property>();
  const take = <Value>(names: readonly string[], read: Read<Value>): Value | undefined => {
    for (const property of properties) {
      if (!names.includes(property.name.toLowerCase()) || property.value === undefined) continue;
      const value = read(property.value);
      if (value === undefined && property.value.length > 0) continue;
      used.add(property);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const minutes = take(
    ["minutes"],
    wholeOf((value) => value <= longestMinutes),
  );
  const confidence = take(
    ["confidence"],
    wholeOf((value) => confidences.some((known) => known === value)),
  );
  const difficulty = take(["difficulty"], (value) => difficulties.find((known) => known === value));
  const energy = take(["energy"], lineOf);
  return {
    title: take(titleNames, lineOf),
    date: take(dateNames, (value) => (typeof value === "string" ? dateIn(value) : undefined)),
    section: take(["section"], lineOf),
    tags: take(tagNames, tagsIn) ?? [],
    numbers: {
      ...(minutes !== undefined && { minutes }),
      ...(confidence !== undefined && { confidence }),
    },
    words: {
      ...(difficulty !== undefined && { difficulty }),
      ...(energy !== undefined && { energy }),
    },
    unknown: properties.filter((property) => !used.has(property)),
  };
}

type Read<Value> = (value: string | readonly string[]) => Value | undefined;

const lineOf: Read<string> = (value) =>
  typeof value === "string" && value.trim() !== "" && value.length <= bounds.line
    ? value.trim()
    : undefined;

function wholeOf(isRight: (value: number) => boolean): Read<number> {
  return (value) =>
    typeof value === "string" && /^\d+$/.test(value) && isRight(Number(value))
      ? Number(value)
      : undefined;
}

/** Tags as Obsidian and others write them: a list, or one text with commas or blanks between. */
function tagsIn(value: string | readonly string[]): readonly string[] | undefined {
  const texts = typeof value === "string" ? value.split(value.includes(",") ? "," : /\s+/) : value;
  const tags = texts.filter((text) => text.trim() !== "");
  return tags.every((text) => toTag(text) !== undefined) && tags.length > 0 ? tags : undefined;
}

/** The day at the beginning of a text. */
function dateIn(text: string): LocalDate | undefined {
  const day = /^\s*(\d{4}-\d\d-\d\d)(?!\d)/.exec(text)?.[1] ?? "";
  return isLocalDate(day) ? day : undefined;
}
