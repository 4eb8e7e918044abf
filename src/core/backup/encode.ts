import type { Entry } from "../journal/entry";
import {
  type Counts,
  nextLink,
  printEntry,
  printFooter,
  printHeader,
  printSectionStart,
} from "./format";

const encoder = new TextEncoder();

/**
 * Writes a backup from its top to its end. What comes back is to be put into the file as it is, line
 * breaks included. The lines come in the order of `counts`, as many of each section as it says.
 */
export class BackupWriter {
  readonly #sections: [name: string, left: number][];
  readonly #counts: Counts;
  #link: string | undefined;

  /** @param counts the entries first; sections of no lines are left out */
  constructor(counts: Counts) {
    this.#sections = Object.entries(counts).filter(
      ([name, count]) => name === "entries" || count > 0,
    );
    this.#counts = Object.fromEntries(this.#sections);
  }

  begin(): string {
    return this.#sealed(printHeader(this.#counts));
  }

  /** The next line of a section, and before the first of one the line that begins it. */
  line(section: string, json: string): string {
    let start = "";
    while (this.#sections[0]?.[0] !== section || this.#sections[0][1] === 0) start = this.#turn();
    this.#sections[0][1] -= 1;
    return start + this.#sealed(json + (this.#sections[0][1] > 0 ? "," : ""));
  }

  /** The last line; a file that lacks lines gets none, since it would be a lie. */
  end(): string {
    const left = this.#sections.reduce((sum, [, count]) => sum + count, 0);
    if (left > 0) throw new RangeError(`${left} lines were announced and not written`);
    return printFooter(this.#link ?? "");
  }

  #turn(): string {
    const done = this.#sections.shift();
    const next = this.#sections[0];
    if (!next || done?.[1] !== 0) throw new RangeError("more lines than were announced");
    return this.#sealed(printSectionStart(next[0]));
  }

  #sealed(line: string): string {
    this.#link = nextLink(this.#link, encoder.encode(line));
    return `${line}\n`;
  }
}

/** Lines that stand behind the entries, by the name of their section, in the order of the file. */
export type Beside = readonly (readonly [section: string, lines: readonly string[]])[];

/**
 * The backup of `entries`, which stand in the order of their ids, as texts to be joined. After each
 * entry `pause` is called with the number of those that are written, and it goes on when that resolves.
 */
export async function* encodeBackup(
  entries: readonly Entry[],
  pause: (done: number) => Promise<void> = async () => {},
  beside: Beside = [],
): AsyncGenerator<string> {
  const counts = beside.map(([name, lines]) => [name, lines.length] as const);
  const writer = new BackupWriter({ entries: entries.length, ...Object.fromEntries(counts) });
  yield writer.begin();
  for (const [at, entry] of entries.entries()) {
    yield writer.line("entries", printEntry(entry));
    await pause(at + 1);
  }
  for (const [name, lines] of beside) for (const line of lines) yield writer.line(name, line);
  yield writer.end();
}
