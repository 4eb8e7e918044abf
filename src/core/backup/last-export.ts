import { isLocalDate, type LocalDate } from "../journal/local-date";

/** What is remembered of the last backup, as JSON, apart from the journal. */
export interface LastExport {
  readonly date: LocalDate;
  readonly entries: number;
  /** The number of the last write that is in it: entries with a higher one changed since. */
  readonly revision: number;
}

/** Reads what was remembered; a damaged memory is none. */
export function readLastExport(text: string | undefined): LastExport | undefined {
  try {
    const { date, entries, revision = 0 }: Record<string, unknown> = JSON.parse(text ?? "{}");
    const isKnown =
      typeof date === "string" &&
      isLocalDate(date) &&
      typeof entries === "number" &&
      typeof revision === "number";
    return isKnown ? { date, entries, revision } : undefined;
  } catch {
    return undefined;
  }
}
