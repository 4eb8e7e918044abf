import { type LastExport, readLastExport } from "./last-export";

/** A backup that was handed to another app, of which it is not known whether it arrived anywhere. */
export interface SentBackup extends LastExport {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string;
}

/** Reads what was remembered; a damaged memory is none. */
export function readSentBackup(text: string | undefined): SentBackup | undefined {
  const last = readLastExport(text);
  if (!last || text === undefined) return undefined;
  const { name, bytes, sha256 }: Partial<Record<string, unknown>> = JSON.parse(text);
  const isKnown =
    typeof name === "string" && typeof bytes === "number" && typeof sha256 === "string";
  return isKnown ? { ...last, name, bytes, sha256 } : undefined;
}
