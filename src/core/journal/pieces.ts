import type { Entry } from "./entry";
import type { Digest } from "./lineage";
import { sortingKeys } from "./lineage";
import { type MistakePart, type Part, type PartId, rankOf } from "./part";
import { writeEntry } from "./read-entry";

/** The smallest of an entry that two devices can change apart: its title, one fact, one tag, one part, one meeting of a mistake, or a field that a newer version wrote. */
export interface Piece {
  /** Tells the piece within its entry and across its states; keys of parts sort as the page has them. */
  readonly key: string;
  readonly of: "field" | "fact" | "tag" | "part" | "meeting";
  /** The name of the field or the fact, the tag itself, or the id of the part (of a meeting: of its mistake). */
  readonly name: string;
  readonly value: unknown;
  /** 64 bits, in hexadecimal, that follow from the key and what is said. */
  readonly digest: string;
}

const digestDigits = 16;
const nameDigits = 12;

/** What a text is called within one entry: 16 hexadecimal digits. */
export async function shortDigest(text: string, digest: Digest): Promise<string> {
  return (await digest(text)).slice(0, digestDigits);
}

/**
 * All that the owner wrote, piece by piece. Not among them: where parts stand (`Past` knows the
 * order), and whether the entry lies in the trash. What is empty or missing is no piece.
 */
export function piecesOf(entry: Entry, digest: Digest): Promise<readonly Piece[]> {
  const {
    id: _,
    lineage: _lineage,
    createdAt: _createdAt,
    editedAt: _editedAt,
    trashedAt: _trashedAt,
    facts: { tags, ...facts },
    parts,
    title,
    ...fields
  } = entry;
  const named = (of: "field" | "fact", values: object) =>
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => toPiece(of, name, value, digest));
  return Promise.all([
    ...(title === "" ? [] : [toPiece("field", "title", title, digest)]),
    ...named("field", fields),
    ...named("fact", facts),
    ...[...new Set(tags)].map((tag) => toPiece("tag", tag, tag, digest)),
    ...parts.map((part) => toPiece("part", part.id, part, digest)),
    ...parts.flatMap((part) =>
      part.kind === "mistake"
        ? [...new Set(part.metAgain)].map((at) => toPiece("meeting", part.id, at, digest))
        : [],
    ),
  ]);
}

const meetingKeyShape = /^\*([0-9a-f]{32})([0-9a-z]+)$/;

/** What the key of a meeting says, so that it can be shown again by it alone: which mistake was met (its id without hyphens), and when. */
export function readMeetingKey(
  key: string,
): { readonly part: string; readonly atMs: number } | undefined {
  const [, part, at = ""] = meetingKeyShape.exec(key) ?? [];
  return part === undefined ? undefined : { part, atMs: Number.parseInt(at, 36) };
}

/** The id of a part as the keys have it. */
export function bareId(id: PartId): string {
  return id.replaceAll("-", "");
}

/** The mistake with its words alone. */
export function withoutMeetings(mistake: MistakePart): MistakePart {
  const { metAgain: _, ...said } = mistake;
  return said;
}

/** The key of a part: its rank on the page and its id, so that keys sort as an untouched page does. */
export function partKey(part: Part): string {
  return `p${rankOf(part)}${bareId(part.id)}`;
}

async function toPiece(
  of: Piece["of"],
  name: string,
  value: unknown,
  digest: Digest,
): Promise<Piece> {
  const key = await keyOf(of, name, value, digest);
  const said = isPart(of, value) ? written(value) : value;
  const text = JSON.stringify([key, said], byLetters);
  return { key, of, name, value, digest: await shortDigest(text, digest) };
}

async function keyOf(
  of: Piece["of"],
  name: string,
  value: unknown,
  digest: Digest,
): Promise<string> {
  if (isPart(of, value)) return partKey(value);
  if (of === "meeting") return `*${bareId(name)}${Number(value).toString(36)}`;
  if (of !== "tag" && plainNames.includes(name)) return name;
  return `${signs[of]}${(await digest(`${of}\n${JSON.stringify(name)}`)).slice(0, nameDigits)}`;
}

const plainNames = [
  "title",
  "date",
  "section",
  "minutes",
  "confidence",
  "difficulty",
  "energy",
  "copyOf",
  "copyOfPiece",
];
const signs = { field: "~", fact: "^", tag: "#", part: "p" } as const;

function isPart(of: Piece["of"], _value: unknown): _value is Part {
  return of === "part";
}

/**
 * The part as files hold it: one that is foreign here must not be another one elsewhere. The meetings
 * of a mistake are pieces of their own: devices that counted apart have no conflict.
 */
function written(part: Part): unknown {
  return writeEntry({ parts: [part.kind === "mistake" ? withoutMeetings(part) : part] });
}

const byLetters = sortingKeys(() => 0);
