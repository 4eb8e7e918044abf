import * as v from "valibot";
import { failure, type Result, success } from "../result";
import type { Entry } from "./entry";
import type { ForeignPart, Part } from "./part";
import { bounds, entrySchema, partSchema } from "./schema";

/** Why a value is not an entry, as a half sentence: `facts.date is not a day of the calendar`. */
export type EntryProblem = string;

const knownKinds: ReadonlySet<unknown> = new Set(partSchema.options.flatMap(kindsOf));

/**
 * The one gate for entries that come from outside: a backup, an older database, a row that another
 * program wrote. What comes out shares no object with what went in and has every field checked.
 * Fields and kinds of part that are unknown here are kept for the version that knows them.
 */
export function readEntry(value: unknown): Result<Entry, EntryProblem> {
  const copy = boundedCopy(value, 0);
  if (copy === tooDeep) return failure(`is nested more than ${bounds.depth} levels deep`);
  const entry = v.safeParse(entrySchema, copy, { abortEarly: true });
  if (!entry.success) return failure(problemOf(entry.issues[0]));
  const parts: Part[] = [];
  for (const [at, raw] of entry.output.parts.entries()) {
    const part = readPart(raw);
    if (!part.ok) return failure(`parts.${at} ${part.problem}`);
    parts.push(part.value);
  }
  if (new Set(parts.map(({ id }) => id)).size < parts.length)
    return failure("has two parts of one id");
  const read: Entry = { ...entry.output, parts };
  return lengthOf(read) > bounds.entryLength
    ? failure(`is longer than ${bounds.entryLength} characters`)
    : success(read);
}

/** The entry as files hold it: parts of a newer version are given back as they came. */
export function writeEntry(entry: Pick<Entry, "parts">): unknown {
  return {
    ...entry,
    parts: entry.parts.map((part) => (part.kind === "foreign" ? part.was : part)),
  };
}

function readPart(raw: { id: string; kind: string }): Result<Part, EntryProblem> {
  const was = unwrapped(raw);
  if (!knownKinds.has(was["kind"])) return success({ id: raw.id, kind: "foreign", was });
  const part = v.safeParse(partSchema, was, { abortEarly: true });
  return part.success ? success(part.output) : failure(problemOf(part.issues[0]));
}

/** A part that an older version put away as foreign comes out again when its kind is known by now. */
function unwrapped(raw: { id: string; kind: string }): ForeignPart["was"] {
  return raw.kind === "foreign" && "was" in raw ? { ...Object(raw.was) } : { ...raw };
}

const tooDeep = Symbol("nested too deep");

/**
 * A copy down to the bound that holds only what JSON can give back. Keys that would reach a
 * prototype are left behind here, before anything assigns or spreads.
 */
function boundedCopy(value: unknown, depth: number): unknown {
  // `+ 0` turns -0, which JSON writes as 0, into 0.
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : null;
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  // A database row could hold a bigint or a symbol; JSON could not.
  if (typeof value !== "object") return undefined;
  if (depth >= bounds.depth) return tooDeep;
  if (Array.isArray(value)) {
    const items = value.map((item) => boundedCopy(item, depth + 1));
    return items.includes(tooDeep) ? tooDeep : items;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === "__proto__" || key === "constructor" || key === "prototype") continue;
    const item = boundedCopy(inner, depth + 1);
    if (item === tooDeep) return tooDeep;
    if (item !== undefined) copy[key] = item;
  }
  return copy;
}

function lengthOf(entry: Entry): number {
  return JSON.stringify(entry).length;
}

function problemOf(issue: v.BaseIssue<unknown>): EntryProblem {
  const path = v.getDotPath(issue);
  const message =
    issue.kind === "schema" && issue.message.startsWith("Invalid") ? plain(issue) : issue.message;
  return path === null ? message : `${path} ${message}`;
}

function plain(issue: v.BaseIssue<unknown>): string {
  return issue.received === "undefined" ? "is missing" : "is not of the right kind";
}

function kindsOf(option: (typeof partSchema.options)[number]): readonly string[] {
  const { kind } = option.entries;
  return "options" in kind ? kind.options : [kind.literal];
}
