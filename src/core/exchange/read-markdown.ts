import type { Entry } from "../journal/entry";
import { isUuid, uuidFromDigest } from "../journal/id";
import { contentDigest, type Digest, withAncestors } from "../journal/lineage";
import { bounds, type EntryProblem, readEntry } from "../journal/read-entry";
import { failure, type Result } from "../result";
import { type FrontMatter, readFrontMatter } from "./front-matter";
import { readBody, type ShownPart } from "./read-body";
import { type NamedTexts, isTextName, shownText } from "./shown-part";
import { shownLine } from "./shown-text";

/** Whether these properties are those of a file that the journal wrote. */
export function isOwnFile({ properties }: FrontMatter): boolean {
  const texts = textsOf(properties);
  return isUuid(texts.get("id") ?? "") && texts.has("version") && texts.has("created");
}

/**
 * The entry of a file that the journal wrote (docs/markdown-format.md). If it was edited since, its new
 * content descends from the one that was written, so that an import knows which is newer.
 * @param text with line breaks of any kind
 * @param editedAtMs when the file was written last: milliseconds since the epoch
 */
export async function readMarkdown(
  text: string,
  digest: Digest,
  editedAtMs: number,
): Promise<Result<Entry, EntryProblem>> {
  const front = readFrontMatter(text.replaceAll(/\r\n?/g, "\n"));
  const texts = textsOf(front.properties);
  const id = texts.get("id") ?? "";
  const shown = readBody(front.body);
  const kept = objectIn(texts.get("kept"));
  const numbers = (name: string) => {
    const value = texts.get(name);
    return value === undefined || value === "" ? {} : { [name]: Number(value) };
  };
  const words = (name: string) => {
    const value = texts.get(name);
    return value === undefined ? {} : { [name]: value };
  };
  const list = front.properties.find(({ name }) => name === "tags")?.value ?? [];
  const read = readEntry({
    ...objectIn(kept["entry"]),
    id,
    title: titleOf(texts.get("title"), shown.title),
    facts: {
      ...objectIn(kept["facts"]),
      ...words("date"),
      ...words("section"),
      ...numbers("minutes"),
      ...numbers("confidence"),
      ...words("difficulty"),
      ...words("energy"),
      tags: typeof list === "string" ? [list].filter((tag) => tag !== "") : list,
    },
    parts: await partsOf(front, shown.parts, id, digest),
    createdAt: Date.parse(texts.get("created") ?? ""),
    editedAt: Date.parse(texts.get("edited") ?? texts.get("created") ?? ""),
    lineage: kept["lineage"] ?? [],
    ...words("copyOf"),
  });
  const version = texts.get("version") ?? "";
  if (!read.ok) return failure(read.problem);
  if ((await contentDigest(read.value, digest)) === version) return read;
  const editedAt = Math.max(read.value.editedAt, Math.trunc(editedAtMs));
  return readEntry({
    ...read.value,
    editedAt,
    lineage: withAncestors(read.value.lineage, [version]),
  });
}

/** The properties that are one text each; the first of a name counts. */
function textsOf(properties: FrontMatter["properties"]): ReadonlyMap<string, string> {
  return new Map(
    properties
      .toReversed()
      .flatMap(({ name, value }) => (typeof value === "string" ? [[name, value] as const] : [])),
  );
}

/** The heading counts, and the property stands for it word for word as long as both say the same. */
function titleOf(property: string | undefined, heading: string | undefined): string {
  if (heading === undefined) return property ?? "";
  return property !== undefined && shownLine(property) === heading ? property : heading;
}

/** What a line of `parts` says. */
interface PartLine {
  readonly kind: string;
  readonly id: string;
  readonly hidden: Readonly<Record<string, unknown>>;
}

/** The parts that are shown, each with the next id of its kind; those of a newer version at their places. */
async function partsOf(
  { properties }: FrontMatter,
  shown: readonly ShownPart[],
  entry: string,
  digest: Digest,
): Promise<readonly unknown[]> {
  const list = properties.find(({ name }) => name === "parts")?.value ?? [];
  // More are refused by the gate; until then they must not take long.
  const lines = [list]
    .flat()
    .slice(0, bounds.parts + 1)
    .map(readPartLine);
  const free = [...lines];
  const used = new Set<string>();
  const parts: unknown[] = [];
  for (const [at, part] of shown.slice(0, bounds.parts + 1).entries()) {
    const next = free.findIndex(({ kind }) => kind === part.kind);
    const [line] = next < 0 ? [] : free.splice(next, 1);
    const id =
      line && !used.has(line.id)
        ? line.id
        : uuidFromDigest(
            await digest(`${entry}\n${at}\n${part.kind}\n${JSON.stringify(part.texts)}`),
          );
    used.add(id);
    parts.push(partOf(part, id, line?.hidden ?? {}));
  }
  for (const [at, { kind, id, hidden }] of lines.entries())
    if (kind === "foreign") parts.splice(at, 0, { id, kind, was: hidden["was"] });
  return parts;
}

function readPartLine(line: string): PartLine {
  const [, kind = "", id = "", json] = /^(\S+) (\S+)(?: (.*))?$/s.exec(line) ?? [];
  return { kind, id, hidden: objectIn(json) };
}

function partOf(
  { kind, texts, isAnswered }: ShownPart,
  id: string,
  hidden: Readonly<Record<string, unknown>>,
): unknown {
  const exact = objectIn(hidden["exact"]);
  const named = Object.entries(texts satisfies NamedTexts).map(([name, text]) => {
    const word = exact[name];
    const isStill = typeof word === "string" && isTextName(name) && shownText(name, word) === text;
    return [name, isStill ? word : text];
  });
  return {
    ...objectIn(hidden["more"]),
    ...Object.fromEntries(named),
    id,
    kind,
    ...(isAnswered !== undefined && { isAnswered }),
  };
}

/** An object, or the one that a text is the JSON of; else one without fields. */
function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "string") {
    try {
      return objectIn(Object(JSON.parse(value)));
    } catch {
      return {};
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object, whose fields are looked at one by one
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
