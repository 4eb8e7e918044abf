import type { Entry } from "./entry";
import { contentDigest, type Digest, withAncestors } from "./lineage";
import { bareId, partKey, type Piece, piecesOf, readMeetingKey, shortDigest } from "./pieces";

/*
 * What an entry remembers, besides the names of whole contents, for the sake of merging. It stands
 * as lines of its lineage, so it travels with every backup and older versions keep it:
 *
 *   +KEY.HEIGHT.DIGEST   a piece as it was when a state last left the device; DIGEST 0: it was taken away
 *   @HEIGHT.DIGEST       how often the owner put the parts in another order, and what that order was
 *   -HEIGHT.DIGEST       what a piece said and was deliberately replaced
 *   !HEIGHT.DIGEST       what lost to another device's words and was given a conflict copy
 *
 * A height counts how often a piece was replaced, so of two states of a piece that descend from one
 * another the later one is higher, whatever the clocks say.
 */

/** One state of a piece: the higher one counts. An empty digest is its absence. */
export interface Register {
  readonly height: number;
  readonly digest: string;
}

export type Heights = ReadonlyMap<string, number>;

export interface Past {
  /** By the keys of the pieces, and the trash by a key of its own. */
  readonly registers: ReadonlyMap<string, Register>;
  readonly order: Register;
  /** The keys of all parts that there ever were, as they stand or stood. */
  readonly sequence: readonly string[];
  /** Digests of what somebody deliberately wrote over, with the greatest height at which they did. */
  readonly replaced: Heights;
  /** Digests of what lost and stands in a conflict copy, with the greatest height at which it lost. */
  readonly rivals: Heights;
  /** The names of whole contents. */
  readonly wholes: readonly string[];
}

/** A state with what it says and what it remembers. */
export interface Remembered {
  readonly entry: Entry;
  readonly past: Past;
  readonly pieces: ReadonlyMap<string, Piece>;
}

/** Under this key stands what an entry said when it was moved to the trash. */
export const trashKey = "trash";

/** The most states of pieces that are remembered as replaced; the lowest are forgotten first. */
const mostReplaced = 1_000;

const line = /^([+@!-])(?:([^.]+)\.)?([0-9a-z]+)\.([0-9a-f]+)$/;
const whole = /^[^+@!-]/;

/** One state of a piece as a line has it. */
function dotOf({ height, digest }: Register): string {
  return `${height.toString(36)}.${digest || "0"}`;
}

/** What a lineage remembers of pieces; nothing where no version that knows of them wrote it. */
export function readPast(lineage: readonly string[]): Past {
  const registers = new Map<string, Register>();
  const replaced = new Map<string, number>();
  const rivals = new Map<string, number>();
  const sequence: string[] = [];
  let order: Register = { height: 0, digest: "" };
  for (const text of lineage) {
    const [, sign, key, height = "", digits = ""] = line.exec(text) ?? [];
    const register = { height: Number.parseInt(height, 36), digest: digits === "0" ? "" : digits };
    if (sign === "+" && key !== undefined) {
      registers.set(key, register);
      if (isPartKey(key)) sequence.push(key);
    } else if (sign === "@") order = register;
    else if (sign === "-") replaced.set(register.digest, register.height);
    else if (sign === "!") rivals.set(register.digest, register.height);
  }
  const wholes = lineage.filter((text) => whole.test(text));
  return { registers, order, sequence, replaced, rivals, wholes };
}

/** The lineage that says this. Equal memories make equal lines, so devices that know the same export the same. */
export function writePast({
  registers,
  order,
  sequence,
  replaced,
  rivals,
  wholes,
}: Past): readonly string[] {
  const lineOf = (key: string) => `+${key}.${dotOf(registers.get(key) ?? nothing)}`;
  const fields = [...registers.keys()].filter((key) => !isPartKey(key)).toSorted();
  return [
    ...withAncestors([], wholes.toSorted()),
    ...(order.height > 0 ? [`@${dotOf(order)}`] : []),
    ...fields.map(lineOf),
    ...sequence.map(lineOf),
    ...linesOf("-", replaced).slice(-mostReplaced),
    ...linesOf("!", rivals),
  ];
}

/**
 * Takes up what the owner did since a state last left the device.
 * @param inherited what an ancestor remembers, for a state that only knows its ancestors' names
 */
export async function remember(
  entry: Entry,
  digest: Digest,
  inherited?: Past,
): Promise<Remembered> {
  const own = readPast(entry.lineage);
  const before = own.registers.size > 0 || !inherited ? own : { ...inherited, wholes: own.wholes };
  const pieces = new Map((await piecesOf(entry, digest)).map((piece) => [piece.key, piece]));
  const registers = new Map(before.registers);
  const replaced = new Map(before.replaced);
  const present = new Set(entry.parts.map(({ id }) => bareId(id)));
  for (const key of new Set([...registers.keys(), ...pieces.keys()])) {
    if (key === trashKey) continue;
    // Who takes a mistake away says nothing of how often it was met: it counts again when the mistake is back.
    const meeting = readMeetingKey(key);
    if (meeting && !present.has(meeting.part)) continue;
    const was = before.registers.get(key);
    const said = pieces.get(key)?.digest ?? "";
    if (was?.digest === said) continue;
    registers.set(key, { height: was ? was.height + 1 : 0, digest: said });
    if (was?.digest) raise(replaced, was);
  }
  const trash = await trashOf(entry, before, registers, digest);
  if (trash) registers.set(trashKey, trash);
  const placed = await orderOf(entry, before, digest);
  return { entry, pieces, past: { ...before, ...placed, registers, replaced } };
}

/** The lineage of what will take the place of this state, which has left the device. */
export async function lineageAfter(entry: Entry, digest: Digest): Promise<readonly string[]> {
  const { past } = await remember(entry, digest);
  return writePast({
    ...past,
    wholes: withAncestors(past.wholes, [await contentDigest(entry, digest)]),
  });
}

/**
 * The name of all that was done to an entry: what lay in the trash stays there only as long as this is so. What was
 * taken away counts: who adds a part and takes it away again has touched the entry.
 */
export function sumOf(registers: ReadonlyMap<string, Register>, digest: Digest): Promise<string> {
  const dots = [...registers]
    .filter(([key]) => key !== trashKey)
    .map(([key, register]) => `${key}.${dotOf(register)}`);
  return shortDigest(dots.toSorted().join("\n"), digest);
}

/**
 * `sequence` with these keys in it: each behind the last that does not come after it on an untouched
 * page. Whichever come first, the outcome is the same, since what is put in is never passed by a
 * lower one.
 */
export function withKeys(sequence: readonly string[], keys: Iterable<string>): readonly string[] {
  const known = new Set(sequence);
  const fresh = [...new Set(keys)].filter((key) => !known.has(key)).toSorted();
  if (sequence.length === 0) return fresh;
  const placed = [...sequence];
  for (const key of fresh) placed.splice(placed.findLastIndex((one) => one <= key) + 1, 0, key);
  return placed;
}

/** Whether two lists say the same in the same order. */
export function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

/** Notes a state of a piece, unless it is noted as higher already. */
export function raise(heights: Map<string, number>, { height, digest }: Register): void {
  heights.set(digest, Math.max(height, heights.get(digest) ?? 0));
}

const nothing: Register = { height: 0, digest: "" };

function isPartKey(key: string): boolean {
  return key.startsWith("p");
}

/** The lowest first. */
function linesOf(sign: "-" | "!", heights: Heights): readonly string[] {
  return [...heights]
    .toSorted(([one, low], [other, high]) => low - high || (one < other ? -1 : 1))
    .map(([digest, height]) => sign + dotOf({ height, digest }));
}

async function trashOf(
  { trashedAt }: Entry,
  before: Past,
  registers: ReadonlyMap<string, Register>,
  digest: Digest,
): Promise<Register | undefined> {
  const was = before.registers.get(trashKey);
  if (trashedAt !== undefined) {
    const sum = await sumOf(registers, digest);
    if (was?.digest === sum) return was;
    return { height: was ? was.height + 1 : 0, digest: sum };
  }
  // What was taken out by somebody else's edit is still remembered as thrown away; the owner's hand is a new state.
  const wasThere = was?.digest && was.digest === (await sumOf(before.registers, digest));
  return wasThere ? { height: was.height + 1, digest: "" } : was;
}

async function orderOf(
  { parts }: Entry,
  before: Past,
  digest: Digest,
): Promise<Pick<Past, "order" | "sequence">> {
  const keys = parts.map(partKey);
  const present = new Set(keys);
  const sequence = withKeys(before.sequence, keys);
  if (
    isSameList(
      sequence.filter((key) => present.has(key)),
      keys,
    )
  )
    return { order: before.order, sequence };
  const order = {
    height: before.order.height + 1,
    digest: await shortDigest(keys.join("\n"), digest),
  };
  return { order, sequence: withKeys(keys, before.sequence) };
}
