import { parseArgs } from "node:util";

/** What can be measured, in the order in which it is. */
export const measureNames = ["sizes", "start", "open", "keys", "save", "scroll"] as const;

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

/** Reads the arguments; throws with a sentence where one is not understood. */
export function readOptions(args: string[]): BenchOptions {
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
  const only = values.only.split(",").map((name) => {
    const known = measureNames.find((measure) => measure === name);
    if (!known) throw new Error(`--only knows ${measureNames.join(", ")}, and no "${name}".`);
    return known;
  });
  return {
    corpus: values.corpus,
    seed: whole("seed", values.seed, 0),
    sizes: values.sizes
      .split(",")
      .map((size) => whole("sizes", size, 20))
      .toSorted((a, b) => a - b),
    runs: whole("runs", values.runs, 1),
    only,
    port: whole("port", values.port, 1),
    report: values.report,
  };
}

function whole(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new Error(`--${name} wants whole numbers from ${least}, not "${text}".`);
  return number;
}
