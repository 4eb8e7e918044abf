import { anatomyOf, type Note } from "./note";
import { median, quantile } from "./quantile";

/** What is alike between two collections that load a journal alike. Sizes are UTF-8 bytes of the body. */
export interface NoteStatistics {
  readonly notes: number;
  readonly medianBytes: number;
  readonly p95Bytes: number;
  readonly largestBytes: number;
  /** Of all notes, those with a fenced block. */
  readonly shareWithCode: number;
  readonly blocks: number;
  readonly medianBlockLines: number;
  readonly p95BlockLines: number;
  /** Of all blocks, those whose fence names no language. */
  readonly shareWithoutLanguage: number;
}

/** The statistics of a collection. */
export function noteStatistics(notes: readonly Note[]): NoteStatistics {
  const sizes = notes.map(({ body }) => Buffer.byteLength(body));
  const blocksOfNotes = notes.map(({ body }) => anatomyOf(body).blocks);
  const blocks = blocksOfNotes.flat();
  const lines = blocks.map(({ code }) => code.split("\n").length);
  return {
    notes: notes.length,
    medianBytes: median(sizes),
    p95Bytes: quantile(sizes, 0.95),
    largestBytes: sizes.reduce((largest, size) => Math.max(largest, size), 0),
    shareWithCode: blocksOfNotes.filter(({ length }) => length > 0).length / notes.length,
    blocks: blocks.length,
    medianBlockLines: median(lines),
    p95BlockLines: quantile(lines, 0.95),
    shareWithoutLanguage: blocks.filter(({ language }) => language === "").length / blocks.length,
  };
}

/** The statistics in one sentence. */
export function sayStatistics(statistics: NoteStatistics): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return [
    `${statistics.notes} notes`,
    `${statistics.medianBytes} bytes at the median, ${statistics.p95Bytes} at p95, ${statistics.largestBytes} the largest`,
    `${percent(statistics.shareWithCode)} with code`,
    `${statistics.blocks} blocks of ${statistics.medianBlockLines} lines at the median and ${statistics.p95BlockLines} at p95`,
    `${percent(statistics.shareWithoutLanguage)} of the blocks without a language`,
  ].join("; ");
}
