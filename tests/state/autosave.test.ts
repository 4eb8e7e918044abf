import fc from "fast-check";
import { expect, test } from "vitest";
import { failure, type Result, success } from "../../src/core/result";
import { Autosave } from "../../src/state/autosave";
import { fakeClock, settled } from "../support/fake-clock";

/** A document of one number, its store, and all that was seen of the writing. */
function desk() {
  const clock = fakeClock();
  const begunAtMs: number[] = [];
  const said: string[] = [];
  const ends: ((fails: boolean) => void)[] = [];
  let value = 0;
  let stored = 0;
  let most = 0;
  const autosave = Autosave<"saved">(
    {
      write() {
        const taken = value;
        begunAtMs.push(clock.nowMs());
        return new Promise<Result<"saved", string>>((resolve) => {
          ends.push((fails) => {
            if (!fails) stored = taken;
            resolve(fails ? failure("The disk is full.") : success("saved"));
          });
          most = Math.max(most, ends.length);
        });
      },
      whenPending: () => void said.push("saving"),
      whenSettled: (done) => void said.push(done),
      whenFailed: (why) => void said.push(why),
    },
    clock,
    clock.after,
  );
  return {
    clock,
    autosave,
    begunAtMs,
    said,
    stored: () => stored,
    value: () => value,
    inFlight: () => ends.length,
    mostInFlight: () => most,
    type() {
      value++;
      autosave.touch();
    },
    async end(fails = false) {
      ends.shift()?.(fails);
      await settled();
    },
  };
}

test("[WR1] the first change after a pause is written within a few milliseconds", async () => {
  const { autosave, clock, begunAtMs, type } = desk();
  type();
  await clock.pass(16);
  expect(begunAtMs).toHaveLength(1);
  expect(autosave.isSettled()).toBe(false);
});

test("[WR1] writes begin at least 100 ms apart, and none is begun without a change", async () => {
  const { clock, begunAtMs, type, end } = desk();
  const from = clock.nowMs();
  for (let key = 0; key < 50; key++) {
    type();
    // oxlint-disable-next-line no-await-in-loop -- keys come one after another
    await clock.pass(10);
    // oxlint-disable-next-line no-await-in-loop
    await end();
  }
  await clock.pass(1000);
  expect(begunAtMs.map((ms) => ms - from)).toEqual([12, 112, 212, 312, 412, 512]);
  await end();
  await clock.pass(60_000);
  expect(begunAtMs).toHaveLength(6);
});

test("[WR1] a wall clock that is set back a year does not delay a write", async () => {
  const { clock, begunAtMs, type, end } = desk();
  type();
  await clock.pass(16);
  await end();
  clock.setWall(clock.nowMs() - 365 * 86_400_000);
  type();
  await clock.pass(100);
  expect(begunAtMs).toHaveLength(2);
});

test("[WR2] saved is said after the commit of the newest change, and not of an older one", async () => {
  const { clock, said, type, end } = desk();
  type();
  expect(said).toEqual(["saving"]);
  await clock.pass(16);
  type();
  await end();
  expect(said).toEqual(["saving"]);
  await clock.pass(100);
  await end();
  expect(said).toEqual(["saving", "saved"]);
});

test("[WR4] a failed write is tried again by itself after 1, 2, 5, 10 and then every 30 seconds", async () => {
  const { clock, begunAtMs, said, type, end, stored } = desk();
  const from = clock.nowMs();
  type();
  for (const waitMs of [16, 1000, 2000, 5000, 10_000, 30_000, 30_000]) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    await clock.pass(waitMs);
    // oxlint-disable-next-line no-await-in-loop
    await end(true);
  }
  expect(begunAtMs.map((ms) => ms - from)).toEqual([12, 1016, 3016, 8016, 18_016, 48_016, 78_016]);
  expect(said).not.toContain("saved");
  await clock.pass(30_000);
  await end();
  expect(said.at(-1)).toBe("saved");
  expect(stored()).toBe(1);
});

test("[WR4] the next change tries again at once, without waiting for the backoff", async () => {
  const { clock, begunAtMs, type, end, stored } = desk();
  type();
  await clock.pass(16);
  await end(true);
  await clock.pass(500);
  type();
  await clock.pass(16);
  expect(begunAtMs).toHaveLength(2);
  await end();
  expect(stored()).toBe(2);
  await clock.pass(60_000);
  expect(begunAtMs).toHaveLength(2);
});

test("[WR5] flush writes at once, also behind a write in flight, and says when all is stored", async () => {
  const { autosave, clock, begunAtMs, type, end, stored } = desk();
  expect(await autosave.flush()).toBe(true);
  expect(begunAtMs).toHaveLength(0);
  type();
  const first = autosave.flush();
  expect(begunAtMs).toHaveLength(1);
  type();
  const second = autosave.flush();
  await end();
  expect(await first).toBe(true);
  expect(begunAtMs).toHaveLength(2);
  await end();
  expect(await second).toBe(true);
  expect(stored()).toBe(2);
  await clock.pass(1000);
  expect(begunAtMs).toHaveLength(2);
});

test("[WR5] flush says so when what had changed could not be stored", async () => {
  const { autosave, type, end } = desk();
  type();
  const flushed = autosave.flush();
  await end(true);
  expect(await flushed).toBe(false);
});

test("[WR4] a write that throws is a failure, and does not end the writing", async () => {
  const clock = fakeClock();
  const said: string[] = [];
  let isBroken = true;
  const autosave = Autosave<"saved">(
    {
      write() {
        if (isBroken) throw new Error("a bug");
        return Promise.resolve(success("saved"));
      },
      whenPending: () => {},
      whenSettled: (done) => void said.push(done),
      whenFailed: (why) => void said.push(why),
    },
    clock,
    clock.after,
  );
  autosave.touch();
  await clock.pass(16);
  expect(said[0]).toContain("a bug");
  isBroken = false;
  await clock.pass(1000);
  expect(said.at(-1)).toBe("saved");
});

type Step = "type" | "commit" | "fail" | "flush" | { readonly waitMs: number };

test("[WR1] [WR2] in any order of changes, commits, failures and flushes: one write at a time, saved only of everything, and everything in the end", async () => {
  const steps = fc.array(
    fc.oneof(
      fc.constantFrom<Step>("type", "type", "commit", "fail", "flush"),
      fc.integer({ min: 0, max: 300 }).map((waitMs): Step => ({ waitMs })),
    ),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (order) => {
      const { autosave, clock, said, type, end, stored, value, inFlight, mostInFlight } = desk();
      let typedAtMs: number | undefined;
      for (const step of order) {
        if (step === "type") {
          type();
          typedAtMs ??= inFlight() === 0 ? clock.nowMs() : undefined;
        } else if (step === "commit" || step === "fail") {
          // oxlint-disable-next-line no-await-in-loop -- the order is what is tested
          await end(step === "fail");
          typedAtMs = undefined;
        } else if (step === "flush") void autosave.flush();
        // oxlint-disable-next-line no-await-in-loop
        else await clock.pass(step.waitMs);
        if (inFlight() > 0) typedAtMs = undefined;
        expect(mostInFlight()).toBeLessThanOrEqual(1);
        if (typedAtMs !== undefined) expect(clock.nowMs() - typedAtMs).toBeLessThanOrEqual(250);
        if (said.at(-1) === "saved") expect(stored()).toBe(value());
        expect(autosave.isSettled()).toBe(stored() === value());
      }
      for (let turn = 0; turn < 4; turn++) {
        // oxlint-disable-next-line no-await-in-loop
        await clock.pass(30_000);
        // oxlint-disable-next-line no-await-in-loop
        await end();
      }
      expect(stored()).toBe(value());
      expect(autosave.isSettled()).toBe(true);
      if (value() > 0) expect(said.at(-1)).toBe("saved");
    }),
    { numRuns: 150 },
  );
});
