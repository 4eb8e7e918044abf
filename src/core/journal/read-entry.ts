import { failure, type Result, success } from "../result";
import { longestMinutes } from "./duration";
import type { Entry } from "./entry";
import { confidences, difficulties } from "./facts";
import { isUuid } from "./id";
import { isLocalDate } from "./local-date";
import type { Part } from "./part";
import { longestTag } from "./tag";

/*
 * The one gate, written by hand: it is in the first bundle and runs with every save. What it asks
 * for is described by `schema.ts`, from which the JSON Schema is made; a test holds the two together.
 */

/** Why a value is not an entry, as a half sentence: `facts.date is not a day of the calendar`. */
export type EntryProblem = string;

/** Bounds that keep every accepted entry exportable, drawable and small enough to hold. */
export const bounds = {
  /** Levels of nesting. `JSON.stringify` gives up near 5,000, `structuredClone` near 4,000. */
  depth: 32,
  /** UTF-16 units of one entry written as JSON. */
  entryLength: 8_000_000,
  parts: 5_000,
  tags: 500,
  /** How often a mistake is noted as met again. */
  meetings: 10_000,
  /** UTF-16 units of a one-line text: title, section, energy, caption. */
  line: 10_000,
  /** UTF-16 units of a digest in a lineage. */
  digest: 64,
  /** The last instant of the calendar, in milliseconds since the epoch. */
  instant: 8_640_000_000_000_000,
} as const;

/**
 * Reads an entry that comes from outside: a backup, an older database, a row that another program
 * wrote. What comes out shares no object with what went in and has every field checked. Fields and
 * kinds of part that are unknown here are kept for the version that knows them.
 */
export function readEntry(value: unknown): Result<Entry, EntryProblem> {
  const copy = plainCopy(value);
  if (copy === tooDeep) return failure(`is nested more than ${bounds.depth} levels deep`);
  const read = lookAtEntry(copy);
  return read.ok && lengthOf(read.value) > bounds.entryLength
    ? failure(`is longer than ${bounds.entryLength} characters`)
    : read;
}

/**
 * The second half of the gate, for what a row of the journal's own holds: every field is checked, but nothing is
 * copied or measured again. What reads a whole journal to derive something from it saves most of the time so.
 */
export function lookAtEntry(stored: unknown): Result<Entry, EntryProblem> {
  const problem = entry(stored);
  if (problem) return failure(problem.replace(/^[. ]/, ""));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field was checked just now
  const checked = stored as Entry;
  const seen = { ...checked, parts: checked.parts.map(wrapped) };
  return new Set(seen.parts.map(({ id }) => id)).size < seen.parts.length
    ? failure("has two parts of one id")
    : success(seen);
}

/** The entry as files hold it: parts of a newer version are given back as they came. */
export function writeEntry(written: Pick<Entry, "parts">): unknown {
  return { ...written, parts: written.parts.map(unwrapped) };
}

/** What is wrong with a value: nothing, or words that begin with the path to it or with a space. */
type Check = (value: unknown) => string | undefined;

function check(holds: (value: unknown) => boolean, says: string): Check {
  return (value) => (holds(value) ? undefined : ` is not ${says}`);
}

function textOf(most: number, least = 0): Check {
  const says = least > 0 ? `${least} to ${most}` : `at most ${most}`;
  return check(
    (value) => typeof value === "string" && value.length >= least && value.length <= most,
    `a text of ${says} characters`,
  );
}

function textThat(holds: (value: string) => boolean, says: string): Check {
  return check((value) => typeof value === "string" && holds(value), says);
}

function wholeUpTo(most: number): Check {
  return check(
    (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most,
    `a whole number from 0 to ${most}`,
  );
}

function oneOf(choices: readonly unknown[]): Check {
  return check((value) => choices.includes(value), `one of ${choices.join(", ")}`);
}

function list(each: Check, most = Number.POSITIVE_INFINITY): Check {
  return (value) => {
    if (!Array.isArray(value)) return " is not a list";
    if (value.length > most) return ` has more than ${most} items`;
    for (const [at, one] of value.entries()) {
      const problem = each(one);
      if (problem) return `.${at}${problem}`;
    }
    return undefined;
  };
}

/** An object with these fields; those whose name ends in `?` may be missing, others may be there. */
function object(fields: Readonly<Record<string, Check>>): Check {
  const known = Object.entries(fields).map(
    ([field, isRight]) => [field.replace("?", ""), field.endsWith("?"), isRight] as const,
  );
  return (value) => {
    if (!isObject(value)) return " is not an object";
    for (const [name, isOptional, isRight] of known) {
      const inner = value[name];
      if (inner === undefined && isOptional) continue;
      const problem = inner === undefined ? " is missing" : isRight(inner);
      if (problem) return `.${name}${problem}`;
    }
    return undefined;
  };
}

const text = textOf(bounds.entryLength);
const uuid = textThat(isUuid, "a UUID in lower case");
const line = textOf(bounds.line);
const instant = wholeUpTo(bounds.instant);

const prose = object({ text });
/** Of every kind of part that can be written here, what it has beside `id` and `kind`. */
const partChecks: ReadonlyMap<unknown, Check> = new Map(
  Object.entries({
    learned: prose,
    thought: prose,
    connection: prose,
    aha: prose,
    application: prose,
    goal: object({
      text,
      "state?": oneOf(["open", "taken", "parked", "dropped"]),
      "takenIn?": uuid,
    }),
    snippet: object({ caption: line, language: line, code: text }),
    mistake: object({
      broke: text,
      fix: text,
      tell: text,
      output: text,
      "metAgain?": list(instant, bounds.meetings),
    }),
    question: object({ text, isAnswered: oneOf([true, false]), answer: text, "answeredIn?": uuid }),
  }),
);

const frame = object({ id: uuid, kind: line });
const part: Check = (value) => {
  const framed = frame(value);
  if (framed || !isObject(value)) return framed;
  const was = unwrapped(value);
  return partChecks.get(was["kind"])?.(was);
};

const entry: Check = object({
  id: uuid,
  title: line,
  facts: object({
    date: textThat(isLocalDate, "a day of the calendar, written YYYY-MM-DD"),
    "section?": line,
    "minutes?": wholeUpTo(longestMinutes),
    "confidence?": oneOf(confidences),
    "difficulty?": oneOf(difficulties),
    "energy?": line,
    tags: list(textOf(longestTag, 1), bounds.tags),
  }),
  parts: list(part, bounds.parts),
  createdAt: instant,
  editedAt: instant,
  lineage: list(textOf(bounds.digest)),
  "trashedAt?": instant,
  "copyOf?": uuid,
  "copyOfPiece?": line,
});

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A part of a kind that is unknown here is put away whole; one that was put away comes out when it is known. */
function wrapped(raw: Part): Part {
  const was = unwrapped(raw);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `part` checked it by its kind
  if (partChecks.has(was["kind"])) return was as unknown as Part;
  return { id: raw.id, kind: "foreign", was };
}

/** What a part says, without the wrapping of one that is foreign. */
function unwrapped(raw: object): Readonly<Record<string, unknown>> {
  return "kind" in raw && raw.kind === "foreign" && "was" in raw && isObject(raw.was)
    ? raw.was
    : { ...raw };
}

const tooDeep = Symbol("nested too deep");

/**
 * A copy down to the bound that holds only what JSON can give back. Keys that would reach a
 * prototype are left behind here, before anything assigns or spreads.
 */
export function plainCopy(value: unknown, depth = 0): unknown {
  // `+ 0` turns -0, which JSON writes as 0, into 0.
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : null;
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  // A database row could hold a bigint or a symbol; JSON could not.
  if (typeof value !== "object") return undefined;
  if (depth >= bounds.depth) return tooDeep;
  if (Array.isArray(value)) {
    const items = value.map((item) => plainCopy(item, depth + 1));
    return items.includes(tooDeep) ? tooDeep : items;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === "__proto__" || key === "constructor" || key === "prototype") continue;
    const item = plainCopy(inner, depth + 1);
    if (item === tooDeep) return tooDeep;
    if (item !== undefined) copy[key] = item;
  }
  return copy;
}

function lengthOf(read: Entry): number {
  return JSON.stringify(read).length;
}
