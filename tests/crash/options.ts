import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { type EngineName, engineNames } from "./browsers";

/** What a harness of storage faults was asked for on the command line. */
export interface HarnessOptions {
  /** The engines that were named, or all that the harness knows. */
  readonly engines: readonly EngineName[];
  readonly runs: number;
  /** Of the harness that fills disks. */
  readonly cycles: number;
  readonly seed: number;
  /** The most typing, in milliseconds, that a kill may take; a busy machine needs more than a quiet one. */
  readonly limitMs: number;
  /** The folder of the built app. */
  readonly app: string;
  readonly report: string;
}

/** Reads the arguments, or ends the program with a sentence that says what is not understood. */
export function readOptions(
  usual: Readonly<{
    engines: readonly EngineName[];
    runs: number;
    cycles?: number;
    report: string;
  }>,
): HarnessOptions {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      options: {
        engine: { type: "string", default: usual.engines.join(",") },
        runs: { type: "string", default: String(usual.runs) },
        cycles: { type: "string", default: String(usual.cycles ?? 0) },
        seed: { type: "string", default: "20261122" },
        limit: { type: "string", default: "250" },
        app: { type: "string", default: "dist" },
        report: { type: "string", default: usual.report },
      },
    });
    if (!existsSync(`${values.app}/index.html`))
      throw new Error(`There is no built app in ${values.app}: npm run build`);
    return {
      engines: values.engine.split(",").map(engineNamed),
      runs: whole("runs", values.runs),
      cycles: whole("cycles", values.cycles),
      seed: whole("seed", values.seed),
      limitMs: whole("limit", values.limit),
      app: values.app,
      report: values.report,
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  }
}

function engineNamed(name: string): EngineName {
  const known = engineNames.find((one) => one === name);
  if (!known) throw new Error(`--engine knows ${engineNames.join(", ")}, and no "${name}".`);
  return known;
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new Error(`--${name} wants a whole number, not "${text}".`);
  return number;
}
