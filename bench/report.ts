import { cpus, totalmem } from "node:os";
import { type Finding, sayVerdict } from "./finding";
import { growthOf } from "./growth";
import { noteStatistics, sayStatistics } from "./note-statistics";
import type { Note } from "./note";

/** Under which circumstances the figures came about. */
export interface Circumstances {
  /** The command that makes this report. */
  readonly command: string;
  readonly browser: string;
  readonly seed: number;
  readonly sizes: readonly number[];
  readonly runs: number;
  readonly notes: readonly Note[];
  /** Where the notes are from, as half a sentence. */
  readonly source: string;
  readonly begunAt: Date;
  readonly isFinished: boolean;
}

const columns = [
  "what",
  "entries",
  "under",
  "TiddlyWiki",
  "Simplenote",
  "Notesnook",
  "TakeNote",
  "limit, this run",
  "ours, this run",
  "budget",
  "verdict",
];

/** The report as Markdown: where the figures are from, one table, and what was missed. */
export function printReport(findings: readonly Finding[], about: Circumstances): string {
  const all = [...findings, ...growthOf(findings)];
  const budgets = all.flatMap((finding) => finding.budgets);
  const missed = budgets.filter(({ measured, allowed }) => !(measured <= allowed));
  const summary =
    missed.length === 0
      ? `All ${budgets.length} budgets are met.`
      : `${missed.length} of ${budgets.length} budgets are missed; the table says which, and by how much.`;
  return [
    "# What was measured",
    "",
    `${about.isFinished ? "" : "**Not finished: this run was cut off or is still on.** "}${summary}`,
    "",
    `- Command: \`${about.command}\``,
    `- Date: ${about.begunAt.toISOString().slice(0, 10)}, begun ${about.begunAt.toISOString().slice(11, 16)} UTC`,
    `- Machine: ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB; ${about.browser}, headless; Node ${process.versions.node}`,
    `- Journals: ${about.sizes.join(", ")} entries, seed ${about.seed}; ${about.runs} runs (keys six times as many; saves, and openings among 10,000, twice)`,
    `- Notes: ${about.source}: ${sayStatistics(noteStatistics(about.notes))}`,
    "- Peers: measured once on 2 cores with Chromium 156 headless, at 10,000 notes (TakeNote 2,500); not measured anew in this run",
    "",
    table(all),
    "",
    "The *limit* is the least that does the job, in the same browser and the same run: for the start a page of Preact from its own",
    "service worker that reads the first 50 heads and draws plain rows; for opening one `get` and the text as one plain node; for keys a bare",
    "`textarea` of the same width with the same text; for saving one strict transaction that puts an entry and its head; for the",
    "wheel that limit page, wheeled.",
    "",
  ].join("\n");
}

function table(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => [
    finding.what,
    finding.entries?.toLocaleString("en-GB") ?? "",
    finding.under ?? "",
    finding.peers?.tiddlyWiki ?? "",
    finding.peers?.simplenote ?? "",
    finding.peers?.notesnook ?? "",
    finding.peers?.takeNote ?? "",
    finding.limit ?? "",
    finding.ours,
    finding.budgets.map(({ text }) => text).join("; "),
    finding.budgets.map(sayVerdict).join("; "),
  ]);
  const widths = columns.map((column, at) =>
    Math.max(...[column, ...rows.map((row) => row[at] ?? "")].map(({ length }) => length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [
    line(columns),
    line(widths.map((width) => "-".repeat(width))),
    ...rows.map((row) => line(row)),
  ].join("\n");
}
