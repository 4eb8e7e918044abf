import { type Standing, standings } from "../core/backup/plan-import";
import { sayCount } from "../core/backup/say-count";
import type { UndoneImport } from "../storage/journal-store";
import type { Outline } from "./intake";

/** How many entries would be written or taken away, but for these groups. */
export function changesOf({ changes }: Outline, leftOut: readonly Standing[]): number {
  return standings
    .filter((standing) => !leftOut.includes(standing))
    .reduce((sum, standing) => sum + changes[standing], 0);
}

/** Why an import writes nothing. */
export function sayNothingToImport(plan: Outline, leftOut: readonly Standing[] = []): string {
  if (changesOf(plan, []) > 0 && leftOut.length > 0)
    return "Nothing was imported: every group that would change something is left out.";
  return plan.counts["newer here"] === 0
    ? "Nothing to import: everything in this file is here already."
    : "Nothing to import: everything in this file is here already, some of it newer.";
}

/** What was imported. */
export function sayPlan({ counts, versions }: Outline, leftOut: readonly Standing[]): string {
  const written = [
    ["new", "new"],
    ["newer in file", "replaced by newer ones"],
    ["both changed", "merged, with a conflict copy of what differs"],
  ] as const;
  const told = written
    .filter(([standing]) => counts[standing] > 0 && !leftOut.includes(standing))
    .map(([standing, what]) => `${counts[standing].toLocaleString("en")} ${what}`);
  if (told.length === 0)
    return "Imported: what the file holds beside its entries, which are all here";
  return `Imported: ${told.join(", ")}${versions > 0 ? ", with their history" : ""}`;
}

/** What a salvage left behind; nothing where the file was whole. */
export function sayLost({ lostLines }: Outline): string {
  if (lostLines === undefined) return "";
  return ` This was a salvage: ${lostLines.toLocaleString("en")} ${lostLines === 1 ? "line" : "lines"} of the file could not be read and ${lostLines === 1 ? "is" : "are"} not here.`;
}

/** What undoing an import did. */
export function sayUndone({ restored, kept }: UndoneImport): string {
  const rest = kept === 0 ? "" : ` ${sayCount(kept)} edited since then stayed.`;
  return `Import undone: ${sayCount(restored)} taken back.${rest}`;
}
