import { type Entry, headOf } from "../../src/core/journal/entry";
import { readEntry } from "../../src/core/journal/read-entry";
import type { Fields, Rows } from "./lab-messages";

/** A journal as its rows give it, and everything about them that must not be. */
export interface StoredJournal {
  readonly entries: ReadonlyMap<string, Fields>;
  /** A sentence for each row that is torn, unreadable, or does not fit the others. */
  readonly torn: readonly string[];
  /** The rows without their texts, and what the small storage held, for whoever looks for a cause. */
  readonly traces: readonly string[];
  /** The names in the small storage. */
  readonly small: readonly string[];
}

/** Reads the rows as the app would, and holds entries and heads against each other. */
export function storedJournal(rows: Rows): StoredJournal {
  const torn: string[] = rows.problem === undefined ? [] : [`the rows: ${rows.problem}`];
  const entries = new Map<string, Fields>();
  const heads = new Map<string, string>();
  for (const head of rows.heads) {
    const id = String(fieldOf(head, "id"));
    if (heads.has(id)) torn.push(`${id} has two heads`);
    heads.set(id, canonical(head));
  }
  for (const row of rows.entries) {
    const id = String(fieldOf(row, "id"));
    const read = readEntry(fieldOf(row, "entry"));
    if (!read.ok) {
      torn.push(`${id} ${read.problem}`);
      continue;
    }
    const entry = read.value;
    if (entry.id !== id) torn.push(`${id} holds the entry ${entry.id}`);
    if (!Number.isSafeInteger(fieldOf(row, "revision"))) torn.push(`${id} has no revision`);
    if (entry.trashedAt === undefined && heads.get(id) !== canonical(headOf(entry)))
      torn.push(`${id} and its head disagree: ${heads.get(id) ?? "there is none"}`);
    heads.delete(id);
    entries.set(id, fieldsOf(entry));
  }
  for (const id of heads.keys()) torn.push(`${id} has a head and no entry`);
  const rowTraces = rows.entries.map((row) =>
    ["id", "revision", "sitting"].map((name) => String(fieldOf(row, name))).join(" "),
  );
  const small = Object.entries(rows.smallAtStart).map(([name, text]) => `${name}: ${text}`);
  return {
    entries,
    torn,
    traces: [...rowTraces, ...small],
    small: Object.keys(rows.smallAtStart),
  };
}

function fieldsOf(entry: Entry): Fields {
  const main = entry.parts.find(({ kind }) => kind === "learned");
  return { Title: entry.title, "What I Learned": main?.kind === "learned" ? main.text : "" };
}

function fieldOf(row: unknown, name: string): unknown {
  return typeof row === "object" && row !== null ? Reflect.get(row, name) : undefined;
}

/** JSON with the fields in the order of their names. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
