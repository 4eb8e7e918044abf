import { seededRandom } from "../../bench/random";
import type { ImportModel, Preview } from "../../src/state/import-model";
import type { StoredRows } from "../crash/lab-messages";
import { type BackupDevice, openBackup } from "../support/open-backup";
import { ageBytes } from "../../src/platform/age";
import { fileBytes } from "../../src/platform/file-bytes";
import { threadOnStore } from "../support/thread-on-store";
import { judgeImport, judgeReplacement, judgeRows, rowsOf } from "./judge-import";
import { locked, makeMutant, type Mutant } from "./mutant";
import type { Ground } from "./originals";
import { isUnpackable, readWhole, readWholeLines, type Content } from "./read-plainly";
import {
  canonical,
  differences,
  fillStore,
  openFreshStore,
  readStored,
  textsOf,
} from "./stored-rows";
import type { JournalStore } from "../../src/storage/journal-store";

/** What became of one file. */
export interface MutantRun {
  readonly seed: number;
  readonly how: readonly string[];
  readonly end:
    | "refused"
    | "imported"
    | "replaced"
    | "nothing to import"
    | "salvaged"
    | "nothing salvaged";
  readonly isSealed: boolean;
  readonly sentence: string;
  /** The slowest of its steps. */
  readonly slowestMs: number;
  readonly wrong: readonly string[];
}

/** How long a step may take. */
const stepWithinMs = 5000;

/** Of so many files one is encrypted. */
const lockedEvery = 50;

/** The journal that files are imported into; made anew only after one of them was let in. */
export class Target {
  readonly #rows: StoredRows;
  #store: JournalStore | undefined;

  constructor(rows: StoredRows) {
    this.#rows = rows;
  }

  get rows(): StoredRows {
    return this.#rows;
  }

  async store(): Promise<JournalStore> {
    if (!this.#store) {
      this.#store = openFreshStore();
      await fillStore(this.#store, this.#rows);
    }
    return this.#store;
  }

  spoil(): void {
    this.#store?.close();
    this.#store = undefined;
  }
}

/** Makes a file by this seed, gives it to the import, and looks at everything that came of it. */
export async function runMutant(seed: number, ground: Ground, target: Target): Promise<MutantRun> {
  const random = seededRandom(seed);
  const plain = makeMutant(ground.originals, random);
  const mutant = seed % lockedEvery === 0 ? await locked(plain, random) : plain;
  const wishes = { isSalvaged: random.below(3) > 0, isReplaced: random.below(6) === 0 };
  const store = await target.store();
  const device = openBackup({
    store,
    ...(seed % 2 === 0 && {
      startThread: () => threadOnStore(store, { ...fileBytes, ...ageBytes }),
    }),
  });
  // In every third run the clock stands still since the journal's own last import.
  if (seed % 3 > 0) device.clock.setWall(device.clock.nowMs() + 60_000);
  const run = new Run(mutant, device, target.rows);
  try {
    const end = await run.live(wishes, plain.bytes);
    if (end !== "refused" && end !== "nothing salvaged") target.spoil();
    const { sentence, slowestMs, wrong } = run;
    if (wrong.length > 0) target.spoil();
    return { seed, how: mutant.how, isSealed: mutant.isSealed, end, sentence, slowestMs, wrong };
  } catch (error) {
    target.spoil();
    const { sentence, slowestMs } = run;
    const wrong = [
      ...run.wrong,
      `it threw: ${error instanceof Error ? error.stack : String(error)}`,
    ];
    return {
      seed,
      how: mutant.how,
      isSealed: mutant.isSealed,
      end: "refused",
      sentence,
      slowestMs,
      wrong,
    };
  }
}

/** What the owner does with a file that is refused or shown. */
interface Wishes {
  readonly isSalvaged: boolean;
  readonly isReplaced: boolean;
}

class Run {
  readonly wrong: string[] = [];
  sentence = "";
  slowestMs = 0;
  readonly #mutant: Mutant;
  readonly #device: BackupDevice;
  readonly #before: StoredRows;

  constructor(mutant: Mutant, device: BackupDevice, before: StoredRows) {
    this.#mutant = mutant;
    this.#device = device;
    this.#before = before;
  }

  /** @param bytes the file as it is once it is decrypted */
  async live({ isSalvaged, isReplaced }: Wishes, bytes: Uint8Array): Promise<MutantRun["end"]> {
    const model = await this.#device.importModel();
    const { name, passphrase } = this.#mutant;
    const file = new File([new Uint8Array(this.#mutant.bytes)], name);
    await this.#step(() => model.take([{ file, path: name }]));
    const first = model.state.peek();
    if (first.step === "refused" && first.isLocked)
      await this.#step(() => model.unlock(passphrase ?? ""));
    const shown = model.state.peek();
    await this.#expectUntouched("a preview");
    if (shown.step === "preview" && isReplaced) return this.#replace(model, readWhole(bytes));
    if (shown.step === "preview") return this.#letIn(model, shown, readWhole(bytes));
    if (shown.step !== "refused") throw new Error(`the import is at "${shown.step}"`);
    this.#judgeRefusal(shown.why);
    if (this.#device.told().length > 0) this.wrong.push("a refused file is told of elsewhere, too");
    if (!shown.canSalvage || !isSalvaged) return "refused";
    await this.#step(() => model.salvage());
    const salvaged = model.state.peek();
    await this.#expectUntouched("the preview of a salvage");
    if (salvaged.step === "refused") {
      this.#judgeRefusal(salvaged.why);
      return "nothing salvaged";
    }
    if (salvaged.step !== "preview") throw new Error(`the salvage is at "${salvaged.step}"`);
    if (salvaged.plan.lostLines === undefined) this.wrong.push("a salvage is not called one");
    const content = await readWholeLines(bytes);
    await this.#letIn(model, salvaged, { ok: true, value: content }, !isUnpackable(bytes));
    return "salvaged";
  }

  /** @param isPartial whether it is not known how much of the file could be read at all */
  async #letIn(
    model: ImportModel,
    { plan }: Preview,
    content: ReturnType<typeof readWhole>,
    isPartial = false,
  ): Promise<MutantRun["end"]> {
    const { name } = this.#mutant;
    const before = this.#before;
    await this.#step(() => model.importPreviewed());
    const { step } = model.state.peek();
    if (step !== "waiting") this.wrong.push(`after the import it is at "${step}"`);
    const found = await readStored();
    this.wrong.push(...judgeRows(found));
    const isSame = differences(textsOf(before), textsOf(found)).length === 0;
    this.sentence = this.#device.told().join(" | ");
    if (this.#device.told().length !== 1)
      this.wrong.push(`${this.#device.told().length} things were told`);
    if (isSame && this.sentence.startsWith("Imported"))
      this.wrong.push(`nothing was stored, and it says: ${this.sentence}`);
    const hasWritten = Object.values(plan.changes).some((count) => count > 0);
    if (hasWritten && (isSame || !this.sentence.startsWith("Imported")))
      this.wrong.push(`it was to write, and says: ${this.sentence}`);
    if (!content.ok) this.wrong.push(`it was taken, and is no whole backup: ${content.problem}`);
    else if (!isPartial) {
      const salvage = plan.lostLines !== undefined;
      const value: Content = salvage ? this.#asStored(content.value, found) : content.value;
      this.wrong.push(
        ...(await judgeImport({ before, found, content: value, plan, fileName: name })),
      );
    }
    if (hasWritten) await this.#takeBack(model);
    return hasWritten || !isSame ? "imported" : "nothing to import";
  }

  /** Puts the file in the place of the journal, and takes that back. */
  async #replace(
    model: ImportModel,
    content: ReturnType<typeof readWhole>,
  ): Promise<MutantRun["end"]> {
    await this.#step(() => model.replaceAll());
    this.sentence = this.#device.told().join(" | ");
    if (!this.sentence.startsWith("Replaced")) this.wrong.push(`it says: ${this.sentence}`);
    const found = await readStored();
    this.wrong.push(...judgeRows(found));
    if (!content.ok) this.wrong.push(`it was taken, and is no whole backup: ${content.problem}`);
    else this.wrong.push(...judgeReplacement(found, content.value));
    await this.#takeBack(model);
    return "replaced";
  }

  /** Of a salvage's other lines it is asked only that they stand in the file as they are stored. */
  #asStored(content: Content, found: StoredRows): Content {
    const sections = sectionsIn(found);
    const known = sectionsIn(this.#before);
    const inFile = new Set(content.lines.get(""));
    const fresh = [...sections].flatMap(([section, lines]) => {
      const added = lines.filter((line) => !known.get(section)?.includes(line));
      for (const line of added)
        if (!inFile.has(line))
          this.wrong.push(`a line that is not in the file: ${line.slice(0, 99)}`);
      return added.length > 0 ? [[section, added] as const] : [];
    });
    return { ...content, lines: new Map(fresh) };
  }

  async #takeBack(model: ImportModel): Promise<void> {
    await this.#step(() => model.undo());
    const was = rowsOf(this.#before, "entries");
    const is = rowsOf(await readStored(), "entries");
    for (const id of new Set([...was.keys(), ...is.keys()]))
      if (canonical(was.get(id)?.entry) !== canonical(is.get(id)?.entry))
        this.wrong.push(`after "Undo import" ${id} is not what it was`);
  }

  async #expectUntouched(what: string): Promise<void> {
    const changed = differences(textsOf(this.#before), textsOf(await readStored()));
    if (changed.length > 0) this.wrong.push(`${what} changed ${changed.slice(0, 5).join(", ")}`);
  }

  #judgeRefusal(why: string): void {
    this.sentence = why;
    const withoutTitle = why.replaceAll(/“[^]*”/g, "");
    if (!/^[A-Z][^]{15,}\.$/.test(why)) this.wrong.push(`no sentence: ${why}`);
    if (!/nothing was changed\.$|^Nothing was imported\./.test(why))
      this.wrong.push(`it does not say that nothing was changed: ${why}`);
    if (!/\b(file|backup|entry|passphrase)\b/i.test(withoutTitle))
      this.wrong.push(`it names nothing: ${why}`);
    if (/\bImported\b|\bReplaced\b|undefined|\[object|NaN/.test(withoutTitle))
      this.wrong.push(`it says what is not so: ${why}`);
    if (why.length > 400) this.wrong.push(`it is ${why.length} characters long`);
  }

  async #step(run: () => Promise<void>): Promise<void> {
    const begunAt = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("it did not end in a minute")), 60_000);
    });
    await Promise.race([run(), late]);
    clearTimeout(timer);
    const tookMs = performance.now() - begunAt;
    this.slowestMs = Math.max(this.slowestMs, tookMs);
    if (tookMs > stepWithinMs) this.wrong.push(`it hung for ${Math.round(tookMs)} ms`);
  }
}

function sectionsIn(rows: StoredRows): ReadonlyMap<string, readonly string[]> {
  const mark = new Map(rows["marks"]).get("sections");
  const sections: unknown =
    typeof mark === "object" && mark !== null ? Reflect.get(mark, "sections") : {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as only the app wrote it
  return new Map(Object.entries(sections as Record<string, readonly string[]>));
}
