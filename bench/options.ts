import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { failure, type Result, success } from "../src/core/result";

/** What can be measured, in the order in which it is. */
export const measureNames = [
  "sizes",
  "start",
  "open",
  "keys",
  "save",
  "jot",
  "scroll",
  "find",
] as const;

export type MeasureName = (typeof measureNames)[number];

/** What was asked for on the command line. */
export interface BenchOptions {
  /** Path of a zipped *today I learned* collection; notes are invented without one. */
  readonly corpus: string | undefined;
  readonly seed: number;
  /** Entries of the journals, ascending. */
  readonly sizes: readonly number[];
  /** How often each thing is measured at least. */
  readonly runs: number;
  readonly only: readonly MeasureName[];
  readonly port: number;
  readonly report: string;
}

/** Reads the arguments; a failure is a sentence that says what is not understood. */
export function readOptions(args: string[]): Result<BenchOptions, string> {
  try {
    return success(optionsOf(args));
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

function optionsOf(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: "string" },
      seed: { type: "string", default: "1" },
      sizes: { type: "string", default: "100,10000,100000" },
      runs: { type: "string", default: "15" },
      only: { type: "string", default: measureNames.join(",") },
      port: { type: "string", default: "4179" },
      report: { type: "string", default: "bench/report.md" },
    },
  });
  if (values.corpus !== undefined && !existsSync(values.corpus))
    throw new Error(
      `There is no collection at ${values.corpus}. Without --corpus, notes are invented.`,
    );
  return {
    corpus: values.corpus,
    seed: whole("seed", values.seed, 0),
    sizes: values.sizes
      .split(",")
      .map((size) => whole("sizes", size, 20))
      .toSorted((a, b) => a - b),
    runs: whole("runs", values.runs, 1),
    only: values.only.split(",").map(measureOf),
    port: whole("port", values.port, 1),
    report: values.report,
  };
}

function measureOf(name: string): MeasureName {
  const known = measureNames.find((measure) => measure === name);
  if (!known) throw new Error(`--only knows ${measureNames.join(", ")}, and no "${name}".`);
  return known;
}

function whole(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new Error(`--${name} wants whole numbers from ${least}, not "${text}".`);
  return number;
}
