import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { openDB } from "idb";
import { mainPart } from "../../src/core/journal/edit";
import { blankEntry, type Entry, headOf } from "../../src/core/journal/entry";
import { type EntryId, uuidV7 } from "../../src/core/journal/id";
import { dayNumber } from "../../src/core/journal/local-date";
import { outOfTrash, trashed, trashSitting } from "../../src/core/journal/trash";
import type { Result } from "../../src/core/result";
import { EditorModel } from "../../src/state/editor-model";
import { NoticeModel } from "../../src/state/notice-model";
import {
  type JournalStore,
  openJournalStore,
  type StoredEntry,
} from "../../src/storage/journal-store";
import { migrations } from "../../src/storage/migrations";
import { type Chance, chance } from "../faults/chance";
import { PlainJournal } from "./plain-journal";
import { smallMemory } from "../support/small-memory";

/** Where the journal is kept during a sequence. */
export type Kind = "new" | "version 1" | "in memory";

/** What was seen in one sequence. */
export interface Outcome {
  readonly seed: number;
  readonly kind: Kind;
  readonly steps: readonly string[];
  readonly failure?: string;
}

const startMs = Date.UTC(2026, 4, 31, 12);
const partId = uuidV7(startMs, new Uint8Array(10));

/** A random sequence of what an owner and a browser do, each step compared with the model. */
export async function runSequence(seed: number, length: number): Promise<Outcome> {
  const luck = chance(seed);
  const kind = luck.pick<Kind>(["new", "version 1", "in memory"]);
  const bench = new Bench(seed, kind, luck);
  try {
    await bench.start();
    for (let step = 0; step < length; step += 1) {
      await bench.step();
      await bench.compare();
    }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { seed, kind, steps: bench.steps, failure };
  } finally {
    bench.end();
  }
  return { seed, kind, steps: bench.steps };
}

class Bench {
  readonly steps: string[] = [];
  readonly #name: string;
  readonly #kind: Kind;
  readonly #luck: Chance;
  readonly #model = new PlainJournal();
  readonly #small = new Map<string, string>();
  #store: JournalStore;
  #count = 0;
  #nowMs = startMs;
  #hadJournal = false;

  constructor(seed: number, kind: Kind, luck: Chance) {
    this.#name = `model-${seed}`;
    this.#kind = kind;
    this.#luck = luck;
    this.#store = this.#open();
  }

  async start(): Promise<void> {
    if (this.#kind === "version 1") await this.#makeVersion1();
    if (this.#kind !== "in memory") return;
    const revive = refuseToOpen();
    valueOf(await this.#store.newestHeads(1));
    revive();
  }

  end(): void {
    this.#store.close();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fake-indexeddb has no types
    (Reflect.get(indexedDB, "_databases") as Map<string, unknown>).delete(this.#name);
  }

  async step(): Promise<void> {
    this.#nowMs += this.#luck.between(1, 90) * 1000;
    const steps = {
      write: () => this.#write(),
      edit: () => this.#edit(),
      "edit again": () => this.#edit(),
      "stale edit": () => this.#staleEdit(),
      delete: () => this.#move(true),
      restore: () => this.#move(false),
      remove: () => this.#remove(),
      import: () => this.#import(),
      "undo import": () => this.#undoImport(),
      publish: () => this.#publish(),
      thin: () => this.#thin(),
      close: async () => this.#store.close(),
      ...(this.#kind !== "in memory" && {
        crash: () => this.#crash(),
        "crash in the editor": () => this.#crashInEditor(),
        "clear away": () => this.#clearAway(),
      }),
    };
    const [name, run] = this.#luck.pick(Object.entries(steps));
    // A journal that is cleared away every few steps would hardly be one.
    if (name === "clear away" && this.#luck.next() < 0.8) return;
    this.steps.push(name);
    await run();
  }

  /** Whether the store holds exactly what the model holds. */
  async compare(): Promise<void> {
    const { entries, history } = this.#model;
    const ids = [...entries.keys()];
    const stored = valueOf(await this.#store.entries(ids));
    const shown = stored.map(({ entry, revision }) => [
      entry.id,
      { text: textOf(entry), isTrashed: entry.trashedAt !== undefined, revision },
    ]);
    equal(shown, [...entries], "entries");
    const listed = stored.filter(({ entry }) => entry.trashedAt === undefined);
    const heads = valueOf(await this.#store.newestHeads(1000));
    equal(byId(heads), byId(listed.map(({ entry }) => headOf(entry))), "heads");
    const trash = valueOf(await this.#store.trash());
    const inTrash = this.#model.idsWhere(({ isTrashed }) => isTrashed);
    equal(trash.heads.map(({ id }) => id).toSorted(), inTrash.toSorted(), "trash");
    equal(trash.total, inTrash.length, "size of the trash");
    for (const [id, texts] of history) {
      const versions = valueOf(await this.#store.versions(id));
      const found = new Set(versions.map(({ entry }) => textOf(entry)));
      for (const text of texts) if (!found.has(text)) throw new Error(`history lacks "${text}"`);
    }
  }

  async #write(): Promise<void> {
    const entry = this.#entry(this.#newId(), this.#newText());
    const kept = valueOf(await this.#keep(entry, 0));
    this.#model.write(entry.id, plain(kept));
  }

  async #edit(): Promise<void> {
    const before = await this.#any(() => true);
    if (!before) return;
    const kept = valueOf(
      await this.#keep(withText(before.entry, this.#newText()), before.revision),
    );
    this.#model.write(before.entry.id, plain(kept));
  }

  async #staleEdit(): Promise<void> {
    const before = await this.#any(() => true);
    // An edit of what was only moved to the trash or back is no stale one.
    if (!before || before.sitting === trashSitting) return;
    const kept = await this.#keep(withText(before.entry, this.#newText()), before.revision - 1);
    if (kept.ok || kept.problem.kind !== "conflict") throw new Error("a stale edit was stored");
  }

  async #move(isTrashed: boolean): Promise<void> {
    const before = await this.#any((entry) => entry.isTrashed !== isTrashed);
    if (!before) return;
    const entry = isTrashed ? trashed(before.entry, this.#nowMs) : outOfTrash(before.entry);
    const { revision: base } = before;
    const change = { entry, base, sitting: trashSitting, nowMs: this.#nowMs };
    const kept = valueOf(await this.#store.keep(change));
    // Two moves in a row are one sitting, so only the words before the first are sure to be kept.
    this.#model.entries.set(entry.id, plain(kept));
  }

  async #remove(): Promise<void> {
    const some = this.#model.idsWhere(({ isTrashed }) => isTrashed || this.#luck.next() < 0.2);
    const asked = some.flatMap((id) => {
      const { revision = 0 } = this.#model.entries.get(id) ?? {};
      return { id, revision };
    });
    const removed = valueOf(await this.#store.removeTrashed(asked));
    const gone = some.filter((id) => this.#model.entries.get(id)?.isTrashed);
    equal(removed, gone.length, "removed");
    for (const id of gone) this.#model.remove(id);
  }

  async #import(): Promise<void> {
    const ids = this.#model.idsWhere(() => this.#luck.next() < 0.3);
    const stored = valueOf(await this.#store.entries(ids));
    const fresh = Array.from({ length: this.#luck.between(0, 3) }, () => this.#newId());
    const changes = [
      ...stored.map(({ entry, revision }) => ({
        entry: withText(outOfTrash(entry), this.#newText()),
        base: revision,
      })),
      ...fresh.map((id) => ({ entry: this.#entry(id, this.#newText()), base: 0 })),
    ];
    if (changes.length === 0) return;
    if (this.#luck.next() < 0.2) {
      const [first, ...others] = changes;
      if (!first) return;
      const torn = [...others, { ...first, base: first.base + 1 }];
      const refused = await this.#store.importEntries(torn, this.#nowMs);
      if (refused.ok) throw new Error("an import against the wrong base was stored");
      return;
    }
    valueOf(await this.#store.importEntries(changes, this.#nowMs));
    const after = valueOf(await this.#store.entries(changes.map(({ entry }) => entry.id)));
    this.#model.lastImport = after.map((row) => ({
      id: row.entry.id,
      before: this.#model.entries.get(row.entry.id),
      after: row.revision,
    }));
    for (const [at, row] of after.entries()) {
      equal(textOf(row.entry), textOf(changes[at]?.entry), "imported text");
      this.#model.write(row.entry.id, plain(row));
    }
  }

  async #undoImport(): Promise<void> {
    const { lastImport, entries } = this.#model;
    const untouched = lastImport.filter(({ id, after }) => entries.get(id)?.revision === after);
    const [last] = valueOf(await this.#store.imports());
    const isKnown = lastImport.length > 0;
    const undone = valueOf(
      await this.#store.undoImport(isKnown ? (last?.importedAtMs ?? 0) : -1, this.#nowMs),
    );
    equal(undone.restored, untouched.length, "restored by the undoing");
    for (const { id, before } of untouched) {
      const imported = entries.get(id);
      if (before) {
        const [row] = valueOf(await this.#store.entries([id]));
        if (!row) throw new Error("an undone import lost an entry");
        equal(textOf(row.entry), before.text, "text before the import");
        equal(row.entry.trashedAt !== undefined, before.isTrashed, "trashed before the import");
        this.#model.write(id, plain(row));
      } else {
        entries.delete(id);
        if (imported) this.#model.remember(id, imported.text);
      }
    }
    this.#model.lastImport = [];
  }

  async #publish(): Promise<void> {
    const seen: Entry[] = [];
    valueOf(await this.#store.publish((batch) => seen.push(...batch)));
    const expected = [...this.#model.entries].map(([id, { text }]) => [id, text]);
    equal(
      seen.map((entry) => [entry.id, textOf(entry)]),
      expected.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
      "published",
    );
  }

  async #thin(): Promise<void> {
    const before = await this.#any(() => true);
    // Nothing is a day old, so nothing may go.
    if (before) equal(valueOf(await this.#store.thin(before.entry.id, this.#nowMs)), 0, "thinned");
  }

  /** The page ends with a write on its way: the entry is as before or as after, and never in between. */
  async #crash(): Promise<void> {
    const before = await this.#any(() => true);
    if (!before) return;
    const text = this.#newText();
    const writing = transactionsOf(() => this.#keep(withText(before.entry, text), before.revision));
    for (let turn = this.#luck.between(0, 12); turn > 0; turn -= 1)
      await new Promise((next) => {
        setImmediate(next);
      });
    // The page is gone: what it had begun is taken back, what was committed stays, and it opens nothing again.
    const revive = refuseToOpen();
    this.#store.close();
    writing.abort();
    await writing.done;
    revive();
    this.#store = this.#open();
    const [row] = valueOf(await this.#store.entries([before.entry.id]));
    const found = textOf(row?.entry);
    if (row && found === text) this.#model.write(before.entry.id, plain(row));
    else equal(found, textOf(before.entry), "text after a crash");
  }

  /** A page ends with words in its editor; another may have written the entry meanwhile. */
  async #crashInEditor(): Promise<void> {
    const before = await this.#any(({ isTrashed }) => !isTrashed);
    if (!before) return;
    const { id } = before.entry;
    const dying = this.#editor({ ...this.#store, keep: () => new Promise(() => {}) });
    await dying.open(id);
    const opening = dying.opening.peek();
    if (opening.state !== "open") throw new Error(`the editor says ${opening.state}`);
    const text = this.#newText();
    const part = mainPart(opening.sitting.draft().parts);
    if (part) opening.sitting.writePart(part.id, { text });
    dying.leave();
    const isOutrun = this.#luck.next() < 0.5;
    if (isOutrun) {
      const kept = valueOf(
        await this.#keep(withText(before.entry, this.#newText()), before.revision),
      );
      this.#model.write(id, plain(kept));
    }
    this.#store.close();
    this.#store = this.#open();
    const stored: StoredEntry[] = [];
    await this.#editor(this.#store, stored).recover();
    const last = stored.at(-1);
    if (!last || textOf(last.entry) !== text) throw new Error("the last words were lost");
    equal(last.entry.id !== id, isOutrun, "last words beside what is newer");
    this.#model.write(last.entry.id, plain(last));
    // Told once, they are forgotten.
    const again: StoredEntry[] = [];
    await this.#editor(this.#store, again).recover();
    equal(again.length, 0, "last words that are stored twice");
  }

  async #clearAway(): Promise<void> {
    if (this.#model.entries.size === 0) return;
    this.#hadJournal = true;
    this.#store.close();
    const request = indexedDB.deleteDatabase(this.#name);
    await new Promise((done) => {
      request.addEventListener("success", done);
    });
    const refused = [
      await this.#store.newestHeads(9),
      await this.#keep(this.#entry(this.#newId(), "in the place of years"), 0),
    ];
    for (const one of refused)
      if (one.ok || one.problem.kind !== "missing")
        throw new Error("an empty journal took the place of a full one");
    this.#hadJournal = false;
    this.#model.forgetAll();
  }

  async #makeVersion1(): Promise<void> {
    const db = await openDB(this.#name, 1, {
      upgrade(old, from, _, tx) {
        // Whatever the first step looked like, it made these four stores.
        for (const migrate of migrations.slice(from, 1))
          Reflect.apply(migrate, undefined, [old, tx]);
      },
    });
    const tx = db.transaction(["entries", "heads", "versions", "marks"], "readwrite");
    const many = this.#luck.between(1, 6);
    for (let revision = 1; revision <= many; revision += 1) {
      const written = this.#entry(this.#newId(), this.#newText());
      const entry = this.#luck.next() < 0.3 ? trashed(written, this.#nowMs) : written;
      const row = { id: entry.id, entry, revision, sitting: "old", versionedAtMs: this.#nowMs };
      await tx.objectStore("entries").put(row);
      const { facts, createdAt } = entry;
      if (entry.trashedAt === undefined)
        await tx
          .objectStore("heads")
          .put(headOf(entry), [-dayNumber(facts.date), -createdAt, entry.id]);
      this.#model.entries.set(entry.id, plain({ entry, revision, sitting: "old" }));
    }
    await tx.objectStore("marks").put(many, "revision");
    await tx.done;
    db.close();
  }

  async #any(test: Parameters<PlainJournal["idsWhere"]>[0]): Promise<StoredEntry | undefined> {
    const ids = this.#model.idsWhere(test);
    if (ids.length === 0) return undefined;
    return valueOf(await this.#store.entry(this.#luck.pick(ids)));
  }

  #keep(entry: Entry, base: number): ReturnType<JournalStore["keep"]> {
    const sitting = `sitting ${(this.#count += 1)}`;
    return this.#store.keep({ entry, base, sitting, nowMs: this.#nowMs });
  }

  #open(): JournalStore {
    return openJournalStore({
      name: this.#name,
      digest: async (text) => createHash("sha256").update(text).digest("hex"),
      hadJournal: () => this.#hadJournal,
    });
  }

  #editor(store: JournalStore, stored: StoredEntry[] = []): InstanceType<typeof EditorModel> {
    return new EditorModel({
      store,
      smallStorage: smallMemory(this.#small),
      // Nothing is tried again by itself here: each step asks for its writes.
      after: () => {},
      clock: { nowMs: () => this.#nowMs, today: () => "2026-05-31" },
      newId: () => this.#newId(),
      notices: new NoticeModel(() => {}),
      onKept: (kept) => void stored.push(kept),
    });
  }

  #newId(): EntryId {
    const count = (this.#count += 1);
    const bytes = Uint8Array.from({ length: 10 }, (_, at) => (count >> (8 * at)) & 255);
    return uuidV7(startMs + count, bytes);
  }

  #newText(): string {
    return `${this.#luck.pick(["plain", "漢字", "👩‍💻", "a\nb"])} ${(this.#count += 1)}`;
  }

  #entry(id: EntryId, text: string): Entry {
    const day = this.#luck.pick(["2026-05-31", "2020-02-29", "2026-06-01"] as const);
    return withText(blankEntry(id, { date: day, tags: [] }, startMs + this.#count), text);
  }
}

/** Has every opening of a database refused, until what comes back is called. */
function refuseToOpen(): () => void {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = () => {
    throw new DOMException("refused", "SecurityError");
  };
  return () => {
    IDBFactory.prototype.open = open;
  };
}

/** Runs `work`, with a way to end whatever transaction it has open. */
function transactionsOf(work: () => Promise<unknown>) {
  const { transaction } = IDBDatabase.prototype;
  const begun: IDBTransaction[] = [];
  IDBDatabase.prototype.transaction = function seen(this: IDBDatabase, ...args) {
    const tx = transaction.apply(this, args);
    begun.push(tx);
    return tx;
  };
  const done = work().finally(() => {
    IDBDatabase.prototype.transaction = transaction;
  });
  return {
    done,
    abort() {
      for (const tx of begun)
        try {
          tx.abort();
        } catch {
          // It is committed, or about to be.
        }
    },
  };
}

function withText(entry: Entry, text: string): Entry {
  return { ...entry, parts: [{ id: partId, kind: "learned", text }] };
}

function textOf(entry: Entry | undefined): string | undefined {
  const part = entry?.parts.find(({ kind }) => kind === "learned");
  return part?.kind === "learned" ? part.text : undefined;
}

function plain({ entry, revision }: StoredEntry) {
  return { text: textOf(entry) ?? "", isTrashed: entry.trashedAt !== undefined, revision };
}

function valueOf<Value, Problem>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new Error(`failed: ${JSON.stringify(result.problem)}`);
  return result.value;
}

function byId<Row extends { readonly id: EntryId }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function equal(found: unknown, expected: unknown, what: string): void {
  if (!isDeepStrictEqual(found, expected))
    throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
}
