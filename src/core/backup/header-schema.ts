import * as v from "valibot";

/** The most entries that are read from one file. */
export const mostEntries = 200_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The first line, its open list closed. A newer version may add fields, so unknown ones are let be. */
export const headerSchema = v.looseObject({
  format: v.literal("kubecraft-journal-backup"),
  version: v.pipe(count, v.minValue(1)),
  /** The least `formatVersion` of a program that may read the file. */
  minReader: v.pipe(count, v.minValue(1)),
  counts: v.looseObject({ entries: count, parts: count }),
});

export type BackupHeader = v.InferOutput<typeof headerSchema>;
