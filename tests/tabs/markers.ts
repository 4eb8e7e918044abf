/** A word that stands for one edit: it is typed once, nowhere else, and never taken out again by the schedule. */
export type Marker = string;

/** The marker of the edit of this number. */
export function markerOf(edit: number): Marker {
  return `w${edit}w`;
}

/** The markers in anything that JSON can hold. */
export function markersIn(value: unknown): ReadonlySet<Marker> {
  return new Set((JSON.stringify(value) ?? "").match(/\bw\d+w\b/g));
}
