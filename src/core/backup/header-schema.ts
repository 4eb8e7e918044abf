import * as v from "valibot";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The first line with its open list closed, for other programs: the JSON Schema is made from this, the gate is `read-header`. */
export const headerSchema = v.looseObject({
  format: v.literal("kubecraft-journal-backup"),
  version: v.pipe(count, v.minValue(1)),
  minReader: v.pipe(count, v.minValue(1)),
  counts: v.objectWithRest({ entries: count }, count),
});
