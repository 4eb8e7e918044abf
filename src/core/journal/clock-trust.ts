/** What is known of the device's clock: it may be set to another year and back at any time. */
export interface ClockTrust {
  /** What it said when it was last looked at: milliseconds since the epoch. */
  readonly lookedAtMs: number;
  /** On how many days in a row what it said followed from the look before. */
  readonly days: number;
}

const dayMs = 86_400_000;

/** The longest a step of a trusted clock may be: whoever was away for longer shows the clock anew. */
const longestStepMs = 10 * dayMs;

/** The longest step that days of a clock that is not trusted yet may be apart. */
const longestPauseMs = 100 * dayMs;

/** The days that must agree before anything is removed because of its age. */
const daysOfTrust = 7;

/** What is known after a look at the clock. Several looks on one day count once. */
export function lookedAt(trust: ClockTrust | undefined, nowMs: number): ClockTrust {
  if (!trust) return { lookedAtMs: nowMs, days: 1 };
  const stepMs = nowMs - trust.lookedAtMs;
  const mostMs = trust.days >= daysOfTrust ? longestStepMs : longestPauseMs;
  // A clock that is corrected by an hour has not been set to another time.
  if (stepMs < -dayMs || stepMs > mostMs) return { lookedAtMs: nowMs, days: 1 };
  if (stepMs < dayMs) return trust;
  return { lookedAtMs: nowMs, days: Math.min(trust.days + 1, daysOfTrust) };
}

/**
 * Whether `nowMs` may decide that something is old. A clock that jumped is believed after it went on
 * from there for seven days of use; until then what is old stays a little longer.
 */
export function isTrusted(trust: ClockTrust | undefined, nowMs: number): boolean {
  return trust !== undefined && lookedAt(trust, nowMs).days >= daysOfTrust;
}
