import type { EntryId } from "../journal/id";
import { isUuid } from "../journal/id";

/**
 * The timer of a study session. Nothing counts while it runs: it is told from these instants, so it
 * survives everything that a page does not.
 */
export interface Session {
  /**
   * When it was started, paused, resumed, paused … by turns: milliseconds since the epoch. An odd
   * number of them says that it runs.
   */
  readonly instants: readonly number[];
  /** The entry that it is about, where it was started from one. */
  readonly entry?: EntryId;
}

/** What a session is asked to do. */
export type SessionStep = "start" | "pause" | "resume";

/** Beyond this nobody studied on: it was forgotten, or a clock was set. Milliseconds. */
const longestMs = 12 * 3_600_000;
/** A session that is paused more often than this is no session. */
const mostInstants = 1000;
const minuteMs = 60_000;
/** Offered minutes are multiples of this. */
const roundTo = 5;

/** Whether the session runs, and is not paused. */
export function isRunning({ instants }: Session): boolean {
  return instants.length % 2 === 1;
}

/**
 * How long the session ran, in milliseconds, without its pauses. A span that ends before it began,
 * since the clock was set back, counts for nothing.
 */
export function elapsedMs(session: Session, nowMs: number): number {
  const ends = isRunning(session) ? [...session.instants, nowMs] : session.instants;
  let sum = 0;
  for (let at = 1; at < ends.length; at += 2)
    sum += Math.max(0, (ends[at] ?? 0) - (ends[at - 1] ?? 0));
  return sum;
}

/**
 * The minutes to offer when the session is closed: a multiple of five, at least five. Nothing where
 * it ran for longer than twelve hours: then only the owner knows.
 */
export function offeredMinutes(session: Session, nowMs: number): number | undefined {
  const ms = elapsedMs(session, nowMs);
  if (ms > longestMs) return undefined;
  return Math.max(roundTo, Math.round(ms / minuteMs / roundTo) * roundTo);
}

/** The session after the step. A step that was taken already, in another tab for one, changes nothing. */
export function afterStep(
  session: Session | undefined,
  step: SessionStep,
  nowMs: number,
  entry?: EntryId,
): Session | undefined {
  if (step === "start")
    return session ?? { instants: [nowMs], ...(entry !== undefined && { entry }) };
  if (!session || isRunning(session) !== (step === "pause")) return session;
  if (session.instants.length >= mostInstants) return session;
  return { ...session, instants: [...session.instants, nowMs] };
}

/** Whether two are one session, at whatever step. */
export function isSameSession(one: Session, other: Session | undefined): boolean {
  return one.instants[0] === other?.instants[0] && one.entry === other?.entry;
}

/** A session as a clock shows it: `0:07`, `1:20`; hours and minutes. */
export function sayElapsed(session: Session, nowMs: number): string {
  const minutes = Math.floor(elapsedMs(session, nowMs) / minuteMs);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A session from outside, or nothing where it is none. Never throws. */
export function readSession(value: unknown): Session | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { instants, entry }: Partial<Record<string, unknown>> = { ...value };
  if (!Array.isArray(instants) || instants.length === 0 || instants.length > mostInstants)
    return undefined;
  const numbers = instants.filter((instant) => Number.isSafeInteger(instant) && instant >= 0);
  if (numbers.length < instants.length) return undefined;
  return {
    instants: numbers,
    ...(typeof entry === "string" && isUuid(entry) && { entry }),
  };
}
