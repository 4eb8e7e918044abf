import type { Entry } from "../journal/entry";
import type { Result } from "../result";
import type { LeftOut, ReadNote } from "./read-given";
import type { ZipProblem } from "./zip-problem";

/**
 * What the page asks of the exchange worker: to read files, or to write a zip, for which entries come
 * until it is to be finished. A worker does one of the two, once.
 */
export type ExchangeJob<File> =
  | { readonly kind: "read"; readonly files: readonly PickedFile<File>[] }
  | { readonly kind: "add"; readonly entries: readonly Entry[] }
  | { readonly kind: "finish" };

/** What the worker says. */
export type ExchangeReport =
  | { readonly kind: "notes"; readonly notes: readonly ReadNote[]; readonly done: number }
  | { readonly kind: "read"; readonly result: Result<LeftOut, ZipProblem> }
  | { readonly kind: "piece"; readonly piece: Uint8Array<ArrayBuffer> }
  | { readonly kind: "added"; readonly done: number }
  | { readonly kind: "finished" };

/** A file that its owner picked or dropped: with its path where it came in a folder, else with its name. */
export interface PickedFile<File> {
  readonly path: string;
  readonly file: File;
}
