import { isLocalDate, type LocalDate } from "../journal/local-date";

/** What is remembered of the last backup, as JSON, apart from the journal. */
export interface LastExport {
  readonly date: LocalDate;
  readonly entries: number;
}

/** Reads what was remembered; a damaged memory is none. */
export function readLastExport(text: string | undefined): LastExport | undefined {
  try {
    const { date, entries }: Record<string, unknown> = JSON.parse(text ?? "{}");
    const isKnown = typeof date === "string" && isLocalDate(date) && typeof entries === "number";
    return isKnown ? { date, entries } : undefined;
  } catch {
    return undefined;
  }
}
