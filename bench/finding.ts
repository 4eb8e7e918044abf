import type { MeasureName } from "./options";
import type { PeerRow } from "./peers";

/** One row of the report's table. */
export interface Finding {
  readonly measure: MeasureName | "growth";
  readonly what: string;
  /** Entries in the journal; missing where they do not matter. */
  readonly entries?: number;
  /** The circumstances: throttling, length of the text. */
  readonly under?: string;
  /** What the least that does the job took in this run. */
  readonly limit?: string;
  readonly ours: string;
  readonly budgets: readonly Budget[];
  /** The peers' figures that stand beside this one. */
  readonly peers?: PeerRow;
  /** The figure that must not grow with the journal. */
  readonly headline?: number;
}

/** One promise of performance.md, and what came of it. */
export interface Budget {
  /** As the promise is written: `p95 ≤ 50 ms`. */
  readonly text: string;
  readonly measured: number;
  readonly allowed: number;
}

/** Whether the budget was kept, and by how much it was not. */
export function sayVerdict({ measured, allowed }: Budget): string {
  if (measured <= allowed) return "met";
  if (Number.isNaN(measured)) return "not measured";
  const over = ((measured - allowed) / allowed) * 100;
  return `**missed**: ${short(measured)}, ${over < 10 ? over.toFixed(1) : Math.round(over)} % over`;
}

/** A time in milliseconds as the table shows it. */
export function ms(value: number): string {
  return `${short(value)} ms`;
}

/** Three figures are all that a noisy machine can promise. */
export function short(value: number): string {
  if (Number.isNaN(value)) return "–";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-GB");
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
