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

test("[WR1] writes begin at least 150 ms apart, with a key let through to the screen first, and none is begun without a change", async () => {
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
  expect(begunAtMs.map((ms) => ms - from)).toEqual([24, 186, 348, 510]);
  await end();
  await clock.pass(60_000);
  expect(begunAtMs).toHaveLength(4);
});

test("[WR1] a wall clock that is set back a year does not delay a write", async () => {
  const { clock, begunAtMs, type, end } = desk();
  type();
  await clock.pass(16);
  await end();
  clock.setWall(clock.nowMs() - 365 * 86_400_000);
  type();
  await clock.pass(162);
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
  await clock.pass(200);
  await end();
  expect(said).toEqual(["saving", "saved"]);
});

test("[WR2] while keys follow each other nothing is said of their commits, and saved when they pause", async () => {
  const { autosave, clock, said, type, end } = desk();
  type();
  await clock.pass(16);
  await end();
  expect(said).toEqual(["saving", "saved"]);
  for (let key = 0; key < 20; key++) {
    // oxlint-disable-next-line no-await-in-loop -- keys come one after another
    await clock.pass(80);
    type();
    // oxlint-disable-next-line no-await-in-loop
    await end();
  }
  expect(said).toEqual(["saving", "saved", "saving"]);
  await clock.pass(200);
  await end();
  expect(said).toEqual(["saving", "saved", "saving", "saved"]);
  type();
  await clock.pass(60);
  await end();
  expect(autosave.isSettled()).toBe(true);
  await clock.pass(40);
  expect(said.at(-1)).toBe("saving");
  await clock.pass(25);
  expect(said.at(-1)).toBe("saved");
});

test("[WR5] a flush in a flow of keys says saved as soon as it is", async () => {
  const { autosave, clock, said, type, end } = desk();
  for (let key = 0; key < 3; key++) {
    type();
    // oxlint-disable-next-line no-await-in-loop -- keys come one after another
    await clock.pass(80);
    // oxlint-disable-next-line no-await-in-loop
    await end();
  }
  type();
  const flushed = autosave.flush();
  expect(said.at(-1)).toBe("saving");
  await end();
  expect(await flushed).toBe(true);
  expect(said.at(-1)).toBe("saved");
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

test("[FL1] a change that is not stored after 900 ms is said not to be, and saved when its write commits after all", async () => {
  const { clock, said, type, end, inFlight } = desk();
  type();
  await clock.pass(899);
  expect(said).toEqual(["saving"]);
  await clock.pass(1);
  expect(said).toEqual(["saving", expect.stringContaining("has not answered yet")]);
  // The same write goes on, and no second one is begun beside it.
  await clock.pass(29_000);
  expect([said.length, inFlight()]).toEqual([2, 1]);
  await end();
  expect(said.at(-1)).toBe("saved");
});

test("[FL1] whatever the writes take, no change is older than a second and unsaid", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ restMs: fc.nat(400), endsAWrite: fc.boolean() }), { maxLength: 60 }),
      async (steps) => {
        const { clock, said, type, end, stored, value } = desk();
        const typedAtMs: number[] = [];
        for (const { restMs, endsAWrite } of steps) {
          typedAtMs.push(clock.nowMs());
          type();
          // oxlint-disable-next-line no-await-in-loop -- one after another
          await clock.pass(restMs);
          // oxlint-disable-next-line no-await-in-loop
          if (endsAWrite) await end();
          const oldest = typedAtMs[stored()];
          const isOld = oldest !== undefined && clock.nowMs() - oldest > 1000;
          if (isOld) expect(said.at(-1)).toContain("has not answered yet");
          if (said.at(-1) === "saved") expect(stored()).toBe(value());
        }
      },
    ),
  );
});

test("[FL1] writes that answer in time are never called unanswered, and a failure keeps its own reason", async () => {
  const { clock, said, type, end } = desk();
  for (let key = 0; key < 20; key++) {
    type();
    // oxlint-disable-next-line no-await-in-loop -- one after another
    await clock.pass(300);
    // oxlint-disable-next-line no-await-in-loop
    await end();
  }
  await clock.pass(5000);
  expect(said.filter((one) => one !== "saving" && one !== "saved")).toEqual([]);
  type();
  await clock.pass(200);
  await end(true);
  await clock.pass(5000);
  expect(said.at(-1)).toBe("The disk is full.");
});

test("[FL2] a flush answers within three seconds, and its write goes on", async () => {
  const { autosave, clock, type, end, stored } = desk();
  type();
  let answer: boolean | undefined;
  void autosave.flush().then((isStored) => {
    answer = isStored;
  });
  await clock.pass(2999);
  expect(answer).toBeUndefined();
  await clock.pass(2);
  expect(answer).toBe(false);
  await end();
  expect([stored(), autosave.isSettled()]).toEqual([1, true]);
});
