import { difficulties } from "../journal/facts";
import { type PlaceName } from "./passages";
import { isUnspaced } from "./words";

/** One thing that an entry must have, or must not. */
export type Term =
  /** Words that begin so, or nearly so. */
  | { readonly kind: "word"; readonly text: string }
  /** This very text, letter case apart. */
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "tag" | "section" | "language"; readonly text: string }
  | { readonly kind: "difficulty"; readonly text: string }
  | { readonly kind: "confidence"; readonly from: number; readonly to: number }
  /** Days as numbers (20260531), both included. */
  | { readonly kind: "date"; readonly from: number; readonly to: number }
  | { readonly kind: "has"; readonly place: PlaceName }
  | { readonly kind: "open" };

/** What is asked of the journal. */
export interface Query {
  /** Of each group one term has to be met. */
  readonly groups: readonly (readonly Term[])[];
  readonly excluded: readonly Term[];
  /** Where words and literal texts are looked for; everywhere if there is none. */
  readonly places: readonly PlaceName[];
}

/** The operators, as they are offered. */
export const operators = [
  "in:",
  "tag:",
  "section:",
  "lang:",
  "date:",
  "confidence:",
  "difficulty:",
  "has:",
  "is:open",
] as const;

/** Words for the kinds of part, in the singular and the plural. */
const placeNames: Readonly<Record<string, PlaceName>> = {
  title: "title",
  learned: "learned",
  thought: "thought",
  thoughts: "thought",
  connection: "connection",
  connections: "connection",
  snippet: "snippet",
  snippets: "snippet",
  mistake: "mistake",
  mistakes: "mistake",
  aha: "aha",
  ahas: "aha",
  question: "question",
  questions: "question",
  application: "application",
  goal: "goal",
  goals: "goal",
};

/** A minus before another one or before a single sign begins an option of a command and excludes nothing. */
const piece =
  /(-(?=[^-\s]\S|["“„])|)(?:([a-z]+):)?(?:"([^"]*)(?:"|$)|[“„]([^“”]*)(?:[“”]|$)|(\S+))/gu;

/** Days that are named by two words; in the others' place none is a value by itself. */
const twoWords = /(?<=(?:^|\s)-?date:(?:last|this))\s+(?=(?:week|month|year)(?:\s|$))/gi;

/**
 * What a line asks for:
 *
 *     query    = { ["-"] term | "OR" }         all must be met; `a OR b`: one of the two
 *     term     = word | literal | operator
 *     word     = letters, digits, "_"
 *     literal  = quote any text quote, straight or curly | a word with any other sign in it | hexadecimal digits after "0x"
 *     operator = ("in"|"tag"|"section"|"lang"|"date"|"confidence"|"difficulty"|"has"|"is") ":" value
 *
 * What is no operator after all is looked for as it stands. Never throws.
 *
 * @param today the day as a number (20260531), which "last week" counts from
 */
export function parseQuery(line: string, today: number): Query {
  const groups: Term[][] = [];
  const excluded: Term[] = [];
  const within: PlaceName[] = [];
  let isOr = false;
  for (const [whole, minus, name, straight, curly, plain] of line
    .replaceAll(twoWords, "-")
    .matchAll(piece)) {
    const quoted = straight ?? curly;
    const value = quoted ?? plain ?? "";
    if (whole === "OR") {
      isOr = groups.length > 0;
      continue;
    }
    const place = name === "in" ? placeOf(value.toLowerCase()) : undefined;
    if (place && !minus) {
      // It stands for no term of its own: "a OR in:goals b" is met by either.
      within.push(place);
      continue;
    }
    const asked =
      (name === undefined ? undefined : operatorTerm(name, value, today)) ??
      textTerm(name === undefined ? value : whole.slice(minus?.length ?? 0), quoted !== undefined);
    if (asked && minus && whole.length > 1) excluded.push(asked);
    else if (asked && isOr) groups.at(-1)?.push(asked);
    else if (asked) groups.push([asked]);
    isOr = false;
  }
  return { groups, excluded, places: within };
}

function placeOf(name: string): PlaceName | undefined {
  return Object.hasOwn(placeNames, name) ? placeNames[name] : undefined;
}

function textTerm(text: string, isQuoted: boolean): Term | undefined {
  if (text === "") return undefined;
  const isWord = /^[\p{L}\p{N}\p{M}_]{1,32}$/u.test(text) && !/^0x[0-9a-f]+$/i.test(text);
  return { kind: isWord && !isQuoted && !isUnspaced(text) ? "word" : "literal", text };
}

function operatorTerm(name: string, value: string, today: number): Term | undefined {
  if (value === "") return undefined;
  const plain = value.toLowerCase();
  switch (name) {
    case "tag":
      return { kind: "tag", text: value.replace(/^#/, "") };
    case "section":
      return { kind: "section", text: value };
    case "lang":
      return { kind: "language", text: plain };
    case "difficulty":
      return difficulties.some((known) => known === plain)
        ? { kind: "difficulty", text: plain }
        : undefined;
    case "confidence":
      return confidenceTerm(plain);
    case "date":
      return dateTerm(plain, today);
    case "has": {
      const place = placeOf(plain);
      return place && { kind: "has", place };
    }
    case "is":
      return plain === "open" ? { kind: "open" } : undefined;
    default:
      return undefined;
  }
}

function confidenceTerm(value: string): Term | undefined {
  const [, sign = "", digits = ""] = /^([<>]=?|)([1-5])$/.exec(value) ?? [];
  if (digits === "") return undefined;
  const [from, to] = bounded(sign, Number(digits), Number(digits), 1);
  return { kind: "confidence", from: Math.max(1, from), to: Math.min(5, to) };
}

function bounded(sign: string, first: number, last: number, step: number): [number, number] {
  if (sign === ">") return [last + step, 99_999_999];
  if (sign === ">=") return [first, 99_999_999];
  if (sign === "<") return [0, first - step];
  if (sign === "<=") return [0, last];
  return [first, last];
}

/** `2026`, `2026-05`, `2026-05-31`, each with `<`, `>`, `<=`, `>=`; `today`, `yesterday`, `last week`, `this month` … */
function dateTerm(value: string, today: number): Term | undefined {
  const [, sign = "", year, month, day] =
    /^([<>]=?|)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  if (year !== undefined) {
    const first = Number(`${year}${month ?? "00"}${day ?? "00"}`);
    const last = Number(`${year}${month ?? "99"}${day ?? "99"}`);
    const [from, to] = bounded(sign, first, last, 1);
    return { kind: "date", from, to };
  }
  const named = namedDays(value.replaceAll(/[-_\s]+/g, " ").trim(), today);
  return named && { kind: "date", from: named[0], to: named[1] };
}

function namedDays(name: string, today: number): readonly [number, number] | undefined {
  const month = Math.floor(today / 100);
  const monday = daysBefore(today, (weekday(today) + 6) % 7);
  switch (name) {
    case "today":
      return [today, today];
    case "yesterday":
      return [daysBefore(today, 1), daysBefore(today, 1)];
    case "this week":
      return [monday, 99_999_999];
    case "last week":
      return [daysBefore(monday, 7), daysBefore(monday, 1)];
    case "this month":
      return [month * 100, month * 100 + 99];
    case "last month": {
      const before = month % 100 === 1 ? month - 100 + 11 : month - 1;
      return [before * 100, before * 100 + 99];
    }
    case "this year":
      return [Math.floor(today / 10_000) * 10_000, Math.floor(today / 10_000) * 10_000 + 9999];
    case "last year":
      return [
        (Math.floor(today / 10_000) - 1) * 10_000,
        (Math.floor(today / 10_000) - 1) * 10_000 + 9999,
      ];
    default:
      return undefined;
  }
}

/** 0 is Sunday. */
function weekday(day: number): number {
  return utcOf(day).getUTCDay();
}

function daysBefore(day: number, count: number): number {
  const then = utcOf(day);
  then.setUTCDate(then.getUTCDate() - count);
  return (then.getUTCFullYear() * 100 + then.getUTCMonth() + 1) * 100 + then.getUTCDate();
}

function utcOf(day: number): Date {
  return new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100));
}
