/** How long an entry stays in the trash at least, in days of 24 hours. */
const trashDays = 30;

const dayMs = 86_400_000;

/** Days until an entry may leave the trash, rounded up: 30 of one that was moved there just now, or in a future of the clock, down to 0. */
export function daysLeft(trashedAt: number, nowMs: number): number {
  const days = Math.ceil((trashedAt + trashDays * dayMs - nowMs) / dayMs);
  return Math.min(trashDays, Math.max(0, days));
}

/** The latest instant of deletion that is over at `nowMs`. */
export function overdueSince(nowMs: number): number {
  return nowMs - trashDays * dayMs;
}
