/** What is known of one earlier state of an entry. */
export interface Version {
  /** The number of the write that made it: of two the higher one is the newer, whatever the clocks said. */
  readonly revision: number;
  /** When it was written, by the clock of then: milliseconds since the epoch. */
  readonly writtenAtMs: number;
  /** It was replaced by an import, a restored version or a decided conflict, and stays for good. */
  readonly isPinned: boolean;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

/**
 * The revisions that may go: all of the last day stay, of the last week the newest of each hour, and
 * before that the newest of each day. Pinned ones stay, and so does what was written in a future of
 * this clock. Hours and days are those of UTC, so that every device and every second run agree.
 */
export function revisionsToThin(versions: readonly Version[], nowMs: number): readonly number[] {
  const newest = new Map<string, Version>();
  for (const version of versions) {
    const bucket = bucketOf(version, nowMs);
    const known = newest.get(bucket);
    if (!known || known.revision < version.revision) newest.set(bucket, version);
  }
  return versions
    .filter((version) => !version.isPinned && newest.get(bucketOf(version, nowMs)) !== version)
    .map(({ revision }) => revision);
}

/** Of the versions in one bucket only the newest stays. */
function bucketOf({ revision, writtenAtMs }: Version, nowMs: number): string {
  const ageMs = nowMs - writtenAtMs;
  if (!(ageMs > dayMs)) return `revision ${revision}`;
  return ageMs <= weekMs
    ? `hour ${Math.floor(writtenAtMs / hourMs)}`
    : `day ${Math.floor(writtenAtMs / dayMs)}`;
}
