import { planImport } from "../../src/core/backup/plan-import";
import { stateSum } from "../../src/core/backup/state-sum";
import { isForeignSection, withSections } from "../../src/core/backup/sections";
import { type Entry, headOf } from "../../src/core/journal/entry";
import { readEntry } from "../../src/core/journal/read-entry";
import { readSession } from "../../src/core/session/session";
import { success } from "../../src/core/result";
import type { Outline } from "../../src/state/intake";
import type { StoredRows } from "../crash/lab-messages";
import { sha256 } from "../support/open-test-store";
import type { Content } from "./read-plainly";
import { canonical } from "./stored-rows";

/** A row of the store `entries` or `versions`, as far as it is looked at. */
interface Row {
  readonly id: string;
  readonly entry: Entry;
  readonly revision: number;
  readonly isPinned?: true;
}

/** An import that is over. */
export interface Imported {
  readonly before: StoredRows;
  readonly found: StoredRows;
  readonly content: Content;
  /** What the preview said. */
  readonly plan: Outline;
  readonly fileName: string;
}

/**
 * What is not as after a complete import of what the preview said: every entry, head, earlier state
 * and number is held against the file as Node reads it, and against what was there before.
 */
export async function judgeImport(imported: Imported): Promise<readonly string[]> {
  const { before, found, content, plan } = imported;
  const wrong: string[] = [];
  const was = rowsOf(before, "entries");
  const is = rowsOf(found, "entries");
  const planned = await planImport(content.entries, {
    digest: sha256,
    entries: async (ids) => success(ids.flatMap((id) => was.get(id) ?? [])),
    pause: async () => {},
  });
  if (!planned.ok) return ["the file cannot be planned"];
  const { counts, writes, removals } = planned.value;
  if (canonical(counts) !== canonical(plan.counts))
    wrong.push(
      `the preview counts ${canonical(plan.counts)}, in the file are ${canonical(counts)}`,
    );
  if (plan.versions !== content.versions.length)
    wrong.push(`the preview counts ${plan.versions} versions of ${content.versions.length}`);

  const wanted = new Map([...was].map(([id, row]) => [id, canonical(row.entry)]));
  for (const { entry } of writes) wanted.set(entry.id, canonical(entry));
  for (const { id } of removals) wanted.delete(id);
  for (const id of new Set([...wanted.keys(), ...is.keys()])) {
    const row = is.get(id);
    if (canonical(row?.entry) !== wanted.get(id))
      wrong.push(`the entry ${id} is ${row ? "not as it was to be" : "not there"}`);
  }
  const touched = new Set([
    ...writes.map(({ entry }) => entry.id),
    ...removals.map(({ id }) => id),
  ]);
  for (const [id, row] of was)
    if (!touched.has(id) && canonical(is.get(id)) !== canonical(row))
      wrong.push(`the row of ${id} was touched, and nothing was to be written`);
  return [
    ...wrong,
    ...judgeHeads(found, is),
    ...judgeVersions(imported, touched, { was, is }),
    ...judgeMarks(imported, {
      writes: writes.length,
      removals: removals.length,
      visible: writes.filter(({ isQuiet }) => !isQuiet).length + removals.length,
    }),
  ];
}

/** What is wrong with a journal in whose place this file was put: of several entries of one id the first counts. */
export function judgeReplacement(found: StoredRows, { entries }: Content): readonly string[] {
  const is = rowsOf(found, "entries");
  const wanted = new Map(entries.toReversed().map((entry) => [entry.id, canonical(entry)]));
  return [...new Set([...wanted.keys(), ...is.keys()])].flatMap((id) =>
    canonical(is.get(id)?.entry) === wanted.get(id) ? [] : [`${id} is not as the file has it`],
  );
}

/** What is wrong with rows that must each be an entry that passes the gate, with the head that follows from it. */
export function judgeRows(found: StoredRows): readonly string[] {
  const is = rowsOf(found, "entries");
  const wrong = [...is.values()].flatMap(({ id, entry }) => {
    const read = readEntry(entry);
    return read.ok && read.value.id === id ? [] : [`${id} is stored and passes no gate`];
  });
  return [...wrong, ...judgeHeads(found, is)];
}

function judgeHeads(found: StoredRows, is: ReadonlyMap<string, Row>): readonly string[] {
  const wrong: string[] = [];
  const heads = new Map(
    (found["heads"] ?? []).map(([key, head]) => [lastOf(key), canonical(head)]),
  );
  const trashed = new Set((found["trash"] ?? []).map(([key]) => lastOf(key)));
  let shown = 0;
  for (const [id, { entry }] of is) {
    const isTrashed = entry.trashedAt !== undefined;
    shown += Number(!isTrashed);
    if (!isTrashed && heads.get(id) !== canonical(headOf(entry)))
      wrong.push(`${id} and its head disagree`);
    if (isTrashed !== trashed.has(id)) wrong.push(`${id} and the trash disagree`);
  }
  if (heads.size !== shown || (found["heads"] ?? []).length !== shown)
    wrong.push(`${(found["heads"] ?? []).length} heads for ${shown} entries`);
  if (trashed.size !== is.size - shown) wrong.push("the trash lists what is not there");
  return wrong;
}

interface Rows {
  readonly was: ReadonlyMap<string, Row>;
  readonly is: ReadonlyMap<string, Row>;
}

function judgeVersions(
  { before, found, content }: Imported,
  touched: ReadonlySet<string>,
  { was, is }: Rows,
): readonly string[] {
  const wrong: string[] = [];
  const now = versionsOf(found);
  const then = versionsOf(before);
  for (const [key, row] of then)
    if (canonical(now.get(key)) !== canonical(row)) wrong.push(`the version ${key} was changed`);
  const replaced = new Set<string>();
  for (const id of touched) {
    const row = was.get(id);
    if (!row) continue;
    const key = `${id} ${row.revision}`;
    replaced.add(key);
    if (canonical(now.get(key)) !== canonical({ ...row, isPinned: true }))
      wrong.push(`what was replaced of ${id} is not in the history`);
  }
  const brought = new Set(content.versions.map(({ entry }) => sumOf(entry)));
  for (const [key, { entry, id }] of now)
    if (!then.has(key) && !replaced.has(key) && !(brought.has(sumOf(entry)) && entry.id === id))
      wrong.push(`the version ${key} came from nowhere`);
  const there = new Set([...now.values(), ...is.values()].map(({ entry }) => sumOf(entry)));
  for (const { entry } of content.versions)
    if (is.has(entry.id) && !there.has(sumOf(entry)))
      wrong.push(`a version of ${entry.id} was not stored`);
  return wrong;
}

interface Counted {
  readonly writes: number;
  readonly removals: number;
  readonly visible: number;
}

function judgeMarks(
  { before, found, content, fileName }: Imported,
  { writes, removals, visible }: Counted,
): readonly string[] {
  const wrong: string[] = [];
  const was = new Map(before["marks"]);
  const is = new Map(found["marks"]);
  const revision = Number(was.get("revision") ?? 0) + writes + Number(removals > 0);
  if (Number(is.get("revision") ?? 0) !== revision)
    wrong.push(`the journal counts ${String(is.get("revision"))} writes, not ${revision}`);

  const wanted = new Map(was);
  const sections = new Map([...content.lines].filter(([name]) => isForeignSection(name)));
  const kept = fieldOf(was.get("sections"), "sections");
  const known = new Map<string, readonly string[]>(Object.entries(kept ?? {}));
  if (sections.size > 0)
    wanted.set("sections", { sections: Object.fromEntries(withSections(known, sections)) });
  const session = readSession(parsed(content.lines.get("session")?.[0]));
  if (session && !was.has("session") && (before["entries"] ?? []).length === 0)
    wanted.set("session", session);
  for (const name of ["sections", "session"])
    if (canonical(is.get(name) ?? null) !== canonical(wanted.get(name) ?? null))
      wrong.push(`the mark "${name}" is ${canonical(is.get(name) ?? null).slice(0, 200)}`);

  const [first, ...rest] = importsIn(is);
  const expected = importsIn(was);
  if (canonical(visible > 0 ? rest : importsIn(is)) !== canonical(expected))
    wrong.push("the earlier imports are not as they were");
  if (
    visible > 0 &&
    (fieldOf(first, "entries") !== visible || fieldOf(first, "fileName") !== fileName)
  )
    wrong.push(`the import is noted as ${canonical(first)}, not as one of ${visible}`);
  return wrong;
}

function importsIn(marks: ReadonlyMap<unknown, unknown>): readonly unknown[] {
  const imports = fieldOf(marks.get("imports"), "imports");
  return Array.isArray(imports) ? imports : [];
}

/** The rows of the entries, by their ids. */
export function rowsOf(rows: StoredRows, store: string): ReadonlyMap<string, Row> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rows of a journal that only the app wrote to
  return new Map((rows[store] ?? []).map(([key, row]) => [String(key), row as Row]));
}

function versionsOf(rows: StoredRows): ReadonlyMap<string, Row> {
  return new Map(
    [...rowsOf(rows, "versions").values()].map((row) => [`${row.id} ${row.revision}`, row]),
  );
}

/** What a state says: devices name the ancestors of one state differently. */
function sumOf(entry: Entry): number {
  return stateSum({ ...entry, lineage: [] });
}

function lastOf(key: unknown): string {
  return Array.isArray(key) ? String(key.at(-1)) : "";
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function parsed(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? "null");
  } catch {
    return undefined;
  }
}
