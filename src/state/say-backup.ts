import { sayCount } from "../core/backup/say-count";
import type { Delivery } from "../platform/files";
import type { Revision } from "../storage/journal-store";
import type { MadeBackup } from "./make-backup";

/** A backup as it is handed to the owner. */
export interface Backup {
  readonly file: Blob;
  readonly entries: number;
  /** The number of the last write that is in it. */
  readonly revision: Revision;
  /** Whether all of the journal is in it and was read back. */
  readonly isSound: boolean;
  /** What is in it, as sentences. */
  readonly told: string;
}

/** What is added to the name of a file that is not plain JSON. */
export const endings: Readonly<Record<string, string>> = {
  "application/gzip": ".gz",
  "application/octet-stream": ".age",
};

export const destinations: Readonly<Record<Extract<Delivery, "downloaded" | "shared">, string>> = {
  downloaded: "Saved to your downloads",
  shared: "Shared",
};

/** What is told of a backup, and whether it counts. */
export function backupOf(
  made: MadeBackup,
  flaw = made.flaw && readBackFailed(made.flaw),
  gaps: readonly string[] = made.leftOut > 0
    ? [`Not in it: ${sayCount(made.leftOut)} that could not be read.`]
    : [],
): Backup {
  const { file, entries, versions, revision } = made;
  const history =
    versions === 0
      ? ""
      : ` with ${versions.toLocaleString("en")} earlier ${versions === 1 ? "version" : "versions"}`;
  return {
    file,
    entries,
    revision,
    isSound: !flaw && gaps.length === 0,
    told: [`${sayCount(entries)}${history}, ${flaw ?? "verified"}.`, ...gaps].join(" "),
  };
}

/** A flaw, as part of what is told. */
export function readBackFailed(flaw: string): string {
  return `but reading it back failed (${flaw}). Keep your earlier backups`;
}
