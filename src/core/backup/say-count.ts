/** A number of entries in words: `1 entry`, `1,800 entries`. */
export function sayCount(entries: number): string {
  return `${entries.toLocaleString("en")} ${entries === 1 ? "entry" : "entries"}`;
}
