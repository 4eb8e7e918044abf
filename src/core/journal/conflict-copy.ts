import { conflictTitle, copyMark } from "./edit";
import type { Entry } from "./entry";
import { type EntryId, uuidFromDigest } from "./id";
import { contentText, type Digest } from "./lineage";
import type { Part } from "./part";
import { isSameList } from "./past";
import { type Piece, withoutMeetings } from "./pieces";
import { bounds } from "./read-entry";

/*
 * What lost in a merge stands in an entry of its own, which holds that piece and nothing else, and is
 * the same on every device.
 */

/** A conflict copy that nobody touched, under the day and the times of what it is a copy of, so that all devices have the same. */
export function framed(copy: Entry, { facts: { date }, createdAt }: Entry): Entry {
  if (!isUntouched(copy)) return copy;
  const own = {
    ...copy,
    facts: { ...copy.facts, date },
    createdAt,
    editedAt: createdAt,
    lineage: [],
  };
  return isSameRow(own, copy) ? copy : own;
}

/** Whether nobody has written into a conflict copy of one piece since it was made. */
export function isUntouched(copy: Entry): boolean {
  const { copyOf, copyOfPiece, facts, parts, lineage } = copy;
  if (copyOf === undefined || copyOfPiece === undefined || lineage.length > 0) return false;
  const [part] = parts;
  const piece = part
    ? ({ of: "part", name: part.id, value: part } as const)
    : pieceOfFacts(copyOfPiece, copy);
  const made = shapeOfCopy({ ...copy, id: copyOf, facts: { date: facts.date, tags: [] } }, piece);
  return contentText({ ...made, id: copy.id }) === contentText(copy);
}

/** The copy of a piece that lost. */
export async function madeCopy(original: Entry, piece: Piece, digest: Digest): Promise<Entry> {
  const id = await copyId(original.id, piece.digest, digest);
  return { ...shapeOfCopy(original, piece), id };
}

function shapeOfCopy(
  original: Entry,
  { of, name, value }: Pick<Piece, "of" | "name" | "value">,
): Entry {
  const { id, createdAt } = original;
  const blank: Entry = {
    id,
    title: "",
    facts: { date: original.facts.date, tags: [] },
    parts: [],
    createdAt,
    editedAt: createdAt,
    lineage: [],
    copyOf: id,
    copyOfPiece: name,
  };
  if (of === "part") {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pieces of this kind are parts
    const part = value as Part;
    // Where a mistake was met again is noted in the original.
    const said = part.kind === "mistake" ? withoutMeetings(part) : part;
    const copy = { ...blank, parts: [said] };
    return { ...copy, title: conflictTitle(copy) };
  }
  const text = typeof value === "string" ? value : "";
  if (name === "title") return { ...blank, title: conflictTitle({ ...blank, title: text }) };
  // A field that only a newer version knows may be longer than any title.
  const label = `${name}: ${text}`.slice(0, bounds.line - copyMarkLength);
  const title = conflictTitle({ ...blank, title: label });
  return of === "fact"
    ? { ...blank, title, facts: { ...blank.facts, [name]: value } }
    : { ...blank, title, [name]: value };
}

function pieceOfFacts(name: string, copy: Entry): Pick<Piece, "of" | "name" | "value"> {
  if (name === "title") return { of: "field", name, value: copy.title.slice(0, -copyMarkLength) };
  const ofFacts: unknown = Reflect.get(copy.facts, name);
  return ofFacts === undefined
    ? { of: "field", name, value: Reflect.get(copy, name) }
    : { of: "fact", name, value: ofFacts };
}

const copyMarkLength = copyMark.length;

/** The id of the copy of what was said so. */
export async function copyId(original: EntryId, said: string, digest: Digest): Promise<EntryId> {
  return uuidFromDigest(await digest(`${original}\n${said}`));
}

/** Whether two states of an entry are the same in all that is stored of them. */
export function isSameRow(one: Entry, other: Entry): boolean {
  return (
    one.createdAt === other.createdAt &&
    one.editedAt === other.editedAt &&
    isSameList(one.lineage, other.lineage) &&
    contentText(one) === contentText(other)
  );
}
