import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterStep,
  elapsedMs,
  isRunning,
  isSameSession,
  offeredMinutes,
  readSession,
  sayElapsed,
  type Session,
  type SessionStep,
} from "../../../src/core/session/session";

const minute = 60_000;
const hour = 60 * minute;

test("[TM1] a session is its instants: pauses do not count", () => {
  const started = afterStep(undefined, "start", 0);
  const paused = afterStep(started, "pause", 20 * minute);
  const resumed = afterStep(paused, "resume", 60 * minute);
  expect(resumed?.instants).toEqual([0, 20 * minute, 60 * minute]);
  expect([started, paused, resumed].map((session) => session && isRunning(session))).toEqual([
    true,
    false,
    true,
  ]);
  expect(resumed && elapsedMs(resumed, 70 * minute)).toBe(30 * minute);
  expect(paused && elapsedMs(paused, 70 * minute)).toBe(20 * minute);
  expect(resumed && sayElapsed(resumed, 105 * minute)).toBe("1:05");
});

test("[TM1] a step that was taken already changes nothing", () => {
  const session: Session = { instants: [5] };
  expect(afterStep(session, "start", 9)).toBe(session);
  expect(afterStep(session, "resume", 9)).toBe(session);
  const paused: Session = { instants: [5, 8] };
  expect(afterStep(paused, "pause", 9)).toBe(paused);
  expect(afterStep(undefined, "pause", 9)).toBe(undefined);
});

test("[TM3] minutes are offered by fives, at least five, and none after twelve hours", () => {
  const after = (ms: number) => offeredMinutes({ instants: [0] }, ms);
  expect([0, 4 * minute, 7.4 * minute, 7.5 * minute, 52 * minute].map(after)).toEqual([
    5, 5, 5, 10, 50,
  ]);
  expect(after(12 * hour)).toBe(720);
  expect(after(12 * hour + 1)).toBe(undefined);
});

test("[TM2] a clock that is set back takes nothing away, whatever it says", () => {
  const instants = fc.array(fc.integer({ min: 0, max: 8_640_000_000_000_000 }), { minLength: 1 });
  fc.assert(
    fc.property(instants, fc.nat(), (list, nowMs) => {
      const session = { instants: list };
      expect(elapsedMs(session, nowMs)).toBeGreaterThanOrEqual(0);
      expect(elapsedMs({ instants: list.slice(0, list.length & ~1) }, nowMs)).toBeLessThanOrEqual(
        elapsedMs(session, nowMs),
      );
      expect(sayElapsed(session, nowMs)).toMatch(/^\d+:\d\d$/);
    }),
  );
});

test("[TM1] whatever steps are taken, they alternate, and what is read back is what was written", () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom<SessionStep>("start", "pause", "resume"), fc.nat()),
  );
  fc.assert(
    fc.property(steps, (taken) => {
      let session: Session | undefined;
      for (const [step, nowMs] of taken) {
        const before = session;
        session = afterStep(session, step, nowMs);
        if (before && session) expect(isSameSession(before, session)).toBe(true);
        if (session && step !== "start") expect(isRunning(session)).toBe(step === "resume");
      }
      expect(readSession(session)).toEqual(session);
    }),
  );
});

test("[TM2] what is stored and no session is none", () => {
  for (const value of [undefined, null, 3, "x", {}, { instants: [] }, { instants: [1, "2"] }])
    expect(readSession(value)).toBe(undefined);
  expect(readSession({ instants: [1, -2] })).toBe(undefined);
  expect(readSession({ instants: [1], entry: "<b>" })).toEqual({ instants: [1] });
  fc.assert(fc.property(fc.anything(), (value) => void readSession(value)));
});
