import { copyId, isSameRow, isUntouched, madeCopy } from "./conflict-copy";
import { conflictTitle } from "./edit";
import type { Entry } from "./entry";
import { type EntryId, uuidFromDigest } from "./id";
import { contentDigest, contentText, type Digest } from "./lineage";
import type { Part } from "./part";
import {
  raise,
  type Past,
  type Register,
  remember,
  type Remembered,
  sumOf,
  trashKey,
  withKeys,
  writePast,
} from "./past";
import { bareId, type Piece, readMeetingKey, withoutMeetings } from "./pieces";
import { bounds } from "./read-entry";

/** How an entry of a file stands to the entry of the same id that is here. */
export type Kinship = "same" | "newer in file" | "newer here" | "both changed";

/** What becomes of two states of one entry. */
export interface Merged {
  /** How the file's state stands to the one here. */
  readonly kinship: Kinship;
  readonly entry: Entry;
  /** What lost to other words and was not replaced by anybody: an entry for each, under an id that follows from it. */
  readonly copies: readonly Entry[];
  /** Conflict copies that somebody has gone on from meanwhile, so that nobody need decide about them. */
  readonly settled: readonly EntryId[];
}

/**
 * Brings two states of one entry together, piece by piece. Of each piece the one that was replaced
 * more often counts, and of equals the one with the greater digest: so it does not matter in which
 * order any number of states meet, or how often. What lost without having been replaced by its owner
 * is in the copies. An entry stays in the trash only if it says what it said when it was put there.
 */
export async function mergeEntries(here: Entry, file: Entry, digest: Digest): Promise<Merged> {
  if (isSameRow(here, file)) return alone("same", here);
  // Whatever became of a conflict copy descends from what a merge made.
  if (isUntouched(here) !== isUntouched(file))
    return isUntouched(here) ? alone("newer in file", file) : alone("newer here", here);
  const [one, other] = await rememberBoth(here, file, digest);
  const past = join(one.past, other.past);
  const entry = await rebuild(one, other, past, digest);
  if (!fits(entry)) return keepWhole(here, file, digest);
  const copies: Entry[] = [];
  const rivals = new Map(past.rivals);
  for (const { piece, register } of losers(one, other, past)) {
    if (!isCopied(piece)) continue;
    if (!rivals.has(register.digest)) copies.push(await madeCopy(entry, piece, digest));
    raise(rivals, register);
  }
  const lines = writePast({ ...past, rivals });
  const merged = asRow(entry, lines, here, file);
  const settled = [...one.past.rivals.keys(), ...other.past.rivals.keys()].filter(
    (said) => !rivals.has(said),
  );
  return {
    kinship: copies.length > 0 ? "both changed" : kinshipOf(merged, here, file),
    entry: isSameRow(merged, here) ? here : merged,
    copies,
    settled: await Promise.all([...new Set(settled)].map((said) => copyId(here.id, said, digest))),
  };
}

/** Whether what a conflict copy holds was replaced by its own writer, or is what its original says: so nobody need decide. */
export async function isSettled(original: Entry, copy: Entry, digest: Digest): Promise<boolean> {
  if (!isUntouched(copy)) return false;
  const { past, pieces } = await remember(original, digest);
  const shown = [...pieces.values()].map((piece) => piece.digest);
  for (const said of [...past.replaced.keys(), ...shown])
    if (!past.rivals.has(said) && (await copyId(original.id, said, digest)) === copy.id)
      return true;
  return false;
}

function alone(kinship: Kinship, entry: Entry): Merged {
  return { kinship, entry, copies: [], settled: [] };
}

async function rememberBoth(
  here: Entry,
  file: Entry,
  digest: Digest,
): Promise<readonly [Remembered, Remembered]> {
  // States of versions that remember no pieces are told by their ancestors' whole contents.
  const isChild = async (child: Entry, parent: Entry) =>
    child.lineage.length > 0 && child.lineage.includes(await contentDigest(parent, digest));
  if (await isChild(here, file)) {
    const other = await remember(file, digest);
    return [await remember(here, digest, other.past), other];
  }
  const one = await remember(here, digest);
  const isDescendant = await isChild(file, here);
  return [one, await remember(file, digest, isDescendant ? one.past : undefined)];
}

/** Higher counts; then something counts more than nothing, and the greater digest. */
function isHigher(a: Register, b: Register): boolean {
  return a.height !== b.height ? a.height > b.height : a.digest > b.digest;
}

function winner(key: string, a: Register | undefined, b: Register | undefined): Register {
  if (!a || !b) return a ?? b ?? { height: 0, digest: "" };
  // Of a deletion and a restoring at the same time, the restoring counts.
  if (key === trashKey && a.height === b.height && (a.digest === "" || b.digest === ""))
    return a.digest === "" ? a : b;
  return isHigher(a, b) ? a : b;
}

function join(one: Past, other: Past): Past {
  const keys = new Set([...one.registers.keys(), ...other.registers.keys()]);
  const registers = new Map(
    [...keys].map((key) => [key, winner(key, one.registers.get(key), other.registers.get(key))]),
  );
  const replaced = higher(one.replaced, other.replaced);
  const shown = higher([...registers.values()].map(({ digest, height }) => [digest, height]));
  const isAlive = ([said, height]: readonly [string, number]) =>
    (replaced.get(said) ?? -1) < height && (shown.get(said) ?? -1) < height;
  const [lead, rest] = isHigher(other.order, one.order) ? [other, one] : [one, other];
  return {
    registers,
    order: lead.order,
    sequence: withKeys(lead.sequence, rest.sequence),
    replaced,
    rivals: new Map([...higher(one.rivals, other.rivals)].filter(isAlive)),
    wholes: [...new Set([...one.wholes, ...other.wholes])],
  };
}

/** What any of these note, each with its greatest height. */
function higher(...all: readonly Iterable<readonly [string, number]>[]): Map<string, number> {
  const heights = new Map<string, number>();
  for (const one of all) for (const [digest, height] of one) raise(heights, { digest, height });
  return heights;
}

interface Loser {
  readonly piece: Piece;
  readonly register: Register;
}

/** What is shown by one side, is not what counts, and was not replaced by its own writer. */
function losers(one: Remembered, other: Remembered, joined: Past): readonly Loser[] {
  return [one, other].flatMap(({ past, pieces }) =>
    [...pieces].flatMap(([key, piece]) => {
      const register = past.registers.get(key);
      const counts = joined.registers.get(key);
      if (!register || register.digest === counts?.digest) return [];
      const isReplaced = (joined.replaced.get(register.digest) ?? -1) >= register.height;
      return isReplaced ? [] : [{ piece, register }];
    }),
  );
}

/** Words are copied; numbers and choices that lost are in the history of the device that had them. */
function isCopied({ of, name, value }: Piece): boolean {
  if (of === "part") return true;
  return of !== "tag" && typeof value === "string" && name !== "date" && !name.startsWith("copyOf");
}

async function rebuild(
  one: Remembered,
  other: Remembered,
  past: Past,
  digest: Digest,
): Promise<Entry> {
  const pieces = new Map<string, Piece>();
  for (const [key, { digest: said }] of past.registers) {
    const piece = [one, other]
      .map(({ pieces: own }) => own.get(key))
      .find((own) => own?.digest === said);
    if (piece) pieces.set(key, piece);
  }
  const named = (of: Piece["of"]) =>
    Object.fromEntries(
      [...pieces.values()]
        .filter((piece) => piece.of === of)
        .map(({ name, value }) => [name, value]),
    );
  const tags = [...pieces.values()].filter(({ of }) => of === "tag").map(({ name }) => name);
  const trash = past.registers.get(trashKey)?.digest;
  const isTrashed = trash !== undefined && trash === (await sumOf(past.registers, digest));
  const trashedAt = Math.max(one.entry.trashedAt ?? 0, other.entry.trashedAt ?? 0);
  return {
    title: "",
    ...named("field"),
    id: one.entry.id,
    facts: { date: one.entry.facts.date, ...named("fact"), tags: tags.toSorted() },
    parts: past.sequence.flatMap((key) => {
      const piece = pieces.get(key);
      return piece ? [partOf(piece, past)] : [];
    }),
    createdAt: Math.min(one.entry.createdAt, other.entry.createdAt),
    editedAt: Math.max(one.entry.editedAt, other.entry.editedAt),
    lineage: [],
    ...(isTrashed && { trashedAt }),
  };
}

/** A part with the meetings that count, whoever noted them; those of a part that is gone wait for it. */
function partOf(piece: Piece, past: Past): Part {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pieces of this kind are parts
  const part = piece.value as Part;
  if (part.kind !== "mistake") return part;
  const id = bareId(part.id);
  const metAgain = [...past.registers].flatMap(([key, { digest }]) => {
    const meeting = digest === "" ? undefined : readMeetingKey(key);
    return meeting?.part === id ? meeting.atMs : [];
  });
  const said = withoutMeetings(part);
  return metAgain.length === 0 ? said : { ...said, metAgain: metAgain.toSorted((a, b) => a - b) };
}

/** The merged state with its lineage; where it says what one side says, it is made of that side's own objects. */
function asRow(entry: Entry, lineage: readonly string[], here: Entry, file: Entry): Entry {
  const { createdAt, editedAt } = entry;
  const side = [here, file].find((one) => contentText(one) === contentText(entry));
  return { ...(side ?? entry), createdAt, editedAt, lineage };
}

function kinshipOf(merged: Entry, here: Entry, file: Entry): Kinship {
  const [text, ours, theirs] = [merged, here, file].map(saidBy);
  if (text === ours) return text === theirs ? "same" : "newer here";
  return text === theirs ? "newer in file" : "both changed";
}

/** What an entry says whatever its tags' order and the clock of its deletion. */
function saidBy(entry: Entry): string {
  const { facts, trashedAt } = entry;
  return contentText({
    ...entry,
    facts: { ...facts, tags: facts.tags.toSorted() },
    ...(trashedAt !== undefined && { trashedAt: 0 }),
  });
}

/** Whether the gate takes it: one part that is of two kinds on two sides would stand there twice. */
function fits(entry: Entry): boolean {
  return (
    entry.parts.length <= bounds.parts &&
    new Set(entry.parts.map(({ id }) => id)).size === entry.parts.length &&
    entry.facts.tags.length <= bounds.tags &&
    entry.parts.every((part) => meetingsOf(part) <= bounds.meetings) &&
    JSON.stringify(entry).length <= bounds.entryLength * 0.9
  );
}

function meetingsOf(part: Part): number {
  return part.kind === "mistake" ? (part.metAgain?.length ?? 0) : 0;
}

/** Two states that would be no entry together: the one here stays, the other one comes whole beside it. */
async function keepWhole(here: Entry, file: Entry, digest: Digest): Promise<Merged> {
  const content = await contentDigest(file, digest);
  if (here.lineage.includes(content)) return alone("newer here", here);
  const id = uuidFromDigest(await digest(`${file.id}\n${content}`));
  const copy = { ...file, id, title: conflictTitle(file), lineage: [], copyOf: file.id };
  const entry = { ...here, lineage: [content, ...here.lineage] };
  return { kinship: "both changed", entry, copies: [copy], settled: [] };
}
