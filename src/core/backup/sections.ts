/** Lines of a backup beside entries, versions, session and settings, by the name of their section: cards, and what only a newer version knows. */
export type Sections = ReadonlyMap<string, readonly string[]>;

/** What a section may be called; some names are taken by the first line, the last line and the language. */
export const sectionName =
  /^(?!(format|version|minReader|counts|sha256|constructor|prototype)$)[a-z][a-zA-Z0-9]{0,39}$/;

/** What this version knows how to read. */
const knownSections: ReadonlySet<string> = new Set(["entries", "versions", "session", "settings"]);

/** Whether a section belongs to a newer version. */
export function isForeignSection(name: string): boolean {
  return !knownSections.has(name);
}

/**
 * The lines of both, each different one once, in the order of their code units: so the order in which
 * files come in makes no difference, and neither does a file that comes twice.
 */
export function withSections(one: Sections, other: Sections): Sections {
  const names = [...new Set([...one.keys(), ...other.keys()])].toSorted();
  return new Map(
    names.map((name) => [
      name,
      [...new Set([...(one.get(name) ?? []), ...(other.get(name) ?? [])])].toSorted(),
    ]),
  );
}
