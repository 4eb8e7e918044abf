import { readEntry } from "../journal/read-entry";
import { type BackupSink, type DecodeTools, textOf } from "./decode";
import { linesOf, type Pieces } from "./lines";
import { checkSum } from "./place";
import { parsed, readHeader, sectionsOf } from "./read-header";
import { readVersion } from "./read-version";

/** What a salvage found. */
export interface Salvaged {
  readonly entries: number;
  /** Lines that should hold something and are not among those that were shown. */
  readonly lostLines: number;
}

const sectionStart = /^\],"([a-z][a-zA-Z0-9]*)":\[$/;

/**
 * Shows every whole line of a damaged backup: each that is JSON and passes the gate, wherever it
 * stands. The seal does not count here, so a letter that was turned into another one is not noticed.
 */
export async function salvageBackup(
  pieces: Pieces,
  sink: BackupSink,
  { decoder, pause }: DecodeTools,
): Promise<Salvaged> {
  const found = { entries: 0, versions: 0, others: 0, broken: 0 };
  let announced = 0;
  let section = "entries";
  let isFirst = true;
  const take = (bytes: Uint8Array, from: number): void => {
    const text = textOf(bytes, decoder)?.trim();
    if (isFirst) {
      isFirst = false;
      const header = text === undefined ? undefined : readHeader(text);
      if (header?.ok) {
        announced = sectionsOf(header.value).reduce((sum, [, count]) => sum + count, 0);
        return;
      }
    }
    if (text === "" || text?.startsWith("]")) {
      section = sectionStart.exec(text)?.[1] ?? section;
      return;
    }
    const json = text?.endsWith(",") ? text.slice(0, -1) : text;
    const value = json === undefined ? undefined : parsed(json);
    const place = { from, length: bytes.length, sum: checkSum(bytes) };
    const entry = readEntry(value);
    const version = readVersion(value);
    if (entry.ok) {
      found.entries += 1;
      sink.entry(entry.value, place);
    } else if (version.ok) {
      found.versions += 1;
      sink.version(version.value, place);
    } else if (json !== undefined && value !== undefined && !/^(entries|versions)$/.test(section)) {
      found.others += 1;
      sink.line(section, json);
    } else found.broken += 1;
  };
  for await (const lines of linesOf(pieces)) {
    if (!lines.ok) {
      found.broken += 1;
      break;
    }
    for (const { bytes, from } of lines.value) {
      take(bytes, from);
      // oxlint-disable-next-line no-await-in-loop -- the lines of a file come one after the other
      await pause(found.entries);
    }
  }
  const whole = found.entries + found.versions + found.others;
  return { entries: found.entries, lostLines: Math.max(found.broken, announced - whole) };
}
