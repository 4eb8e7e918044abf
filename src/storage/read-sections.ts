import { type Sections, sectionName } from "../core/backup/sections";
import type { JournalSchema } from "./schema";

/** The sections of a newer version that are kept, as far as what stands there is such. */
export function readSections(mark: JournalSchema["marks"]["value"] | undefined): Sections {
  const kept = typeof mark === "object" && "sections" in mark ? Object.entries(mark.sections) : [];
  return new Map(
    kept.filter(
      ([name, lines]) =>
        sectionName.test(name) &&
        Array.isArray(lines) &&
        lines.every((line) => typeof line === "string"),
    ),
  );
}
