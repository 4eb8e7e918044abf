import { createHash } from "node:crypto";
import { withPart, withoutPart, type Part } from "../../src/core/journal/part";
import { type PartFields, withPartFields } from "../../src/core/journal/edit";
import { blankEntry, type Entry } from "../../src/core/journal/entry";
import { uuidV7 } from "../../src/core/journal/id";
import type { Digest } from "../../src/core/journal/lineage";
import { asOwnEntry } from "../../src/core/journal/settle-conflict";
import { outOfTrash, trashed } from "../../src/core/journal/trash";
import { Device, wordsOf } from "./device";

/** What came of one random history. */
export interface Outcome {
  readonly seed: number;
  readonly steps: readonly string[];
  readonly devices: number;
  readonly entries: number;
  readonly copies: number;
  readonly texts: number;
  readonly failure?: string;
}

const startMs = Date.UTC(2026, 4, 31);
const tenYearsMs = 10 * 365.25 * 86_400_000;
const sections = ["loops", "pods", "dns", "git"];
const kinds = ["learned", "thought", "aha", "mistake", "question", "goal"] as const;

const sha256: Digest = async (text) => createHash("sha256").update(text).digest("hex");

/**
 * Writes, exports and imports on two to four devices whose clocks are up to ten years apart, then
 * has all of them exchange backups in two different orders: both must end in the same journal on
 * every device, with every text in it that nobody replaced.
 */
export async function runHistory(seed: number, length: number): Promise<Outcome> {
  const world = new World(seed);
  await world.begin();
  for (let step = 0; step < length; step += 1) await world.step();
  const failure = (await world.failure()) ?? undefined;
  const [device] = world.devices;
  const entries = device?.entries() ?? [];
  return {
    seed,
    steps: world.steps,
    devices: world.devices.length,
    entries: entries.length,
    copies: entries.filter(({ copyOf }) => copyOf !== undefined).length,
    texts: world.written.size,
    ...(failure !== undefined && { failure }),
  };
}

/** Numbers that follow from a seed (mulberry32). */
function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

class World {
  readonly steps: string[] = [];
  readonly written = new Set<string>();
  readonly replaced = new Set<string>();
  readonly devices: readonly Device[];
  readonly #skews: readonly number[];
  readonly #chance: (below: number) => number;
  readonly #shelf: (readonly Entry[])[] = [];
  #count = 0;

  constructor(seed: number) {
    this.#chance = chanceOf(seed);
    const count = 2 + this.#chance(3);
    this.devices = Array.from({ length: count }, () => new Device(sha256));
    this.#skews = this.devices.map(() => (this.#chance(2001) / 1000 - 1) * tenYearsMs);
  }

  /** One entry that all devices have from the start: what is apart later was together once. */
  async begin(): Promise<void> {
    const [first, ...others] = this.devices;
    if (!first) return;
    await this.#write(first, startMs);
    for (const device of others) await device.import(first.export());
  }

  async step(): Promise<void> {
    const at = this.#chance(this.devices.length);
    const device = this.devices[at];
    if (!device) return;
    const nowMs = Math.round(startMs + (this.#skews[at] ?? 0) + this.#count * 60_000);
    const verbs = [
      ...(["write", "title", "section", "minutes", "tag", "untag", "add", "add"] as const),
      ...(["change", "change", "change", "met again", "part away", "move"] as const),
      ...([
        "trash",
        "restore",
        "version",
        "decide",
        "export",
        "import",
        "import",
        "import",
      ] as const),
    ];
    const verb = verbs[this.#chance(verbs.length)] ?? "write";
    this.steps.push(verb);
    if (verb === "export") return void this.#shelf.push(device.export());
    if (verb === "import") return this.#import(device);
    if (verb === "write" && device.rows.size < 3) return this.#write(device, nowMs);
    const before = this.#pick(device.entries());
    if (!before) return;
    const next = this.#edited(before, verb, nowMs, device);
    if (!next || next === before) return;
    // A conflict copy says a text in its title as well: written over in one of the two places is replaced.
    const said = wordsOf(next).map(plain);
    const was = wordsOf(before).map(plain);
    const timesIn = (words: readonly string[], text: string) =>
      words.filter((word) => word === text).length;
    for (const text of was) if (timesIn(said, text) < timesIn(was, text)) this.replaced.add(text);
    for (const text of wordsOf(next)) this.written.add(plain(text));
    await device.keep({ ...next, editedAt: nowMs });
  }

  /** What is wrong at the end; nothing if all is well. */
  async failure(): Promise<string | undefined> {
    const [one, other] = [this.devices.map((d) => d.copy()), this.devices.map((d) => d.copy())];
    const rounds = [await this.settle(one), await this.settle(other)];
    if (rounds.includes(0)) return "exchanging does not end";
    const ends = new Set([...one, ...other].map((device) => device.bytes()));
    if (ends.size > 1) return "the order of the exchanges decides what there is in the end";
    const [first] = one;
    const kept = new Set(first?.entries().flatMap(wordsOf).map(plain));
    const lost = [...this.written].filter((text) => !this.replaced.has(text) && !kept.has(text));
    if (lost.length > 0) return `lost: ${lost.slice(0, 3).join(", ")}`;
    const [x, y] = [this.devices[0]?.copy(), this.devices[1]?.copy()];
    if (!x || !y) return undefined;
    await y.import(x.export());
    await x.import(y.export());
    if ((await y.import(x.export())) > 0) return "the third exchange changes something";
    return x.bytes() === y.bytes() ? undefined : "two exchanges leave two journals";
  }

  /** Exchanges until a whole round changes nothing; how many rounds it took, 0 if it did not end. */
  async settle(devices: readonly Device[]): Promise<number> {
    for (let round = 1; round <= devices.length + 2; round += 1) {
      const pairs = devices.flatMap((from) =>
        devices.filter((to) => to !== from).map((to) => ({ from, to })),
      );
      let changed = 0;
      for (const { from, to } of this.#shuffled(pairs)) changed += await to.import(from.export());
      if (changed === 0) return round;
    }
    return 0;
  }

  async #write(device: Device, nowMs: number): Promise<void> {
    const blank = blankEntry(this.#id(nowMs), { date: "2026-05-31", tags: [] }, nowMs);
    const entry = { ...blank, title: this.#text(), parts: [this.#part(nowMs), this.#part(nowMs)] };
    for (const text of wordsOf(entry)) this.written.add(text);
    await device.keep(entry);
  }

  async #import(device: Device): Promise<void> {
    const other = this.#pick(this.devices);
    const file = this.#chance(3) > 0 ? other?.export() : this.#pick(this.#shelf);
    if (file) await device.import(file);
  }

  #edited(entry: Entry, verb: string, nowMs: number, device: Device): Entry | undefined {
    const { facts, parts } = entry;
    const part = this.#pick(parts);
    switch (verb) {
      case "title":
        return { ...entry, title: this.#text() };
      case "section":
        return {
          ...entry,
          facts: { ...facts, section: `${this.#pick(sections)} ${++this.#count}` },
        };
      case "minutes":
        return { ...entry, facts: { ...facts, minutes: this.#chance(9) * 5 } };
      case "tag":
        return { ...entry, facts: { ...facts, tags: [...facts.tags, `t${++this.#count}`] } };
      case "untag":
        return { ...entry, facts: { ...facts, tags: facts.tags.slice(1) } };
      case "change":
        return part && { ...entry, parts: withPartFields(parts, part.id, this.#texts(part)) };
      case "met again": {
        if (part?.kind !== "mistake") return undefined;
        const metAgain = [...(part.metAgain ?? []), ++this.#count];
        return { ...entry, parts: withPartFields(parts, part.id, { metAgain }) };
      }
      case "part away":
        return part && { ...entry, parts: withoutPart(parts, part.id) };
      case "move":
        return part && { ...entry, parts: [...withoutPart(parts, part.id), part] };
      case "trash":
        return entry.trashedAt === undefined ? trashed(entry, Math.max(0, nowMs)) : undefined;
      case "restore":
        return entry.trashedAt === undefined ? undefined : outOfTrash(entry);
      case "version": {
        const older = this.#pick(device.history.filter(({ id }) => id === entry.id));
        return older && { ...entry, title: older.title, facts: older.facts, parts: older.parts };
      }
      case "decide":
        return entry.copyOf === undefined ? undefined : asOwnEntry(entry);
      default:
        return { ...entry, parts: withPart(parts, this.#part(nowMs)) };
    }
  }

  #part(nowMs: number): Part {
    const kind = this.#pick(kinds) ?? "learned";
    const id = this.#id(nowMs);
    const text = this.#text();
    if (kind === "mistake") return { id, kind, broke: text, fix: "", tell: "", output: "" };
    return kind === "question"
      ? { id, kind, text, isAnswered: false, answer: "" }
      : { id, kind, text };
  }

  #texts({ kind }: Part): PartFields {
    return kind === "mistake" ? { broke: this.#text() } : { text: this.#text() };
  }

  #text(): string {
    return `text ${++this.#count}`;
  }

  #id(nowMs: number): string {
    const random = Uint8Array.from({ length: 10 }, () => this.#chance(256));
    return uuidV7(Math.max(0, nowMs), random);
  }

  #pick<Value>(values: readonly Value[]): Value | undefined {
    return values[this.#chance(Math.max(1, values.length))];
  }

  #shuffled<Value>(values: readonly Value[]): readonly Value[] {
    return values
      .map((value) => ({ value, rank: this.#chance(1e9) }))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ value }) => value);
  }
}

/** A text as it was written, whatever a conflict copy puts around it. */
function plain(text: string): string {
  return text.replaceAll(" (conflict copy)", "").replace(/^section: /, "");
}
