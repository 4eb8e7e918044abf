/** How an entry of a file stands to the entry of the same id that is here. */
export type Kinship = "same" | "newer in file" | "newer here" | "both changed";

/** Whether one of two entries descends from the other, by their contents and not by any clock. */
export function kinship(
  here: { readonly digest: string; readonly lineage: readonly string[] },
  file: { readonly digest: string; readonly lineage: readonly string[] },
): Kinship {
  if (here.digest === file.digest) return "same";
  if (here.lineage.includes(file.digest)) return "newer here";
  return file.lineage.includes(here.digest) ? "newer in file" : "both changed";
}
