import { expect, test } from "vitest";
import { SearchThread } from "../../src/state/search-thread";
import { StepAside } from "../../src/state/step-aside";
import { fakeClock, settled } from "../support/fake-clock";

/** Work in slices that steps aside, and how many of them are done. */
function working() {
  const clock = fakeClock();
  const aside = StepAside({ nowMs: clock.nowMs, after: clock.after });
  let slices = 0;
  const work = async () => {
    while (slices < 100) {
      slices++;
      // oxlint-disable-next-line no-await-in-loop -- one slice after the other
      await aside.rest();
    }
  };
  return { clock, aside, work, slices: () => slices };
}

test("[FI25] nobody who types: the work goes on at once", async () => {
  const { work, slices } = working();
  await work();
  expect(slices()).toBe(100);
});

test("[FI25] who types is left alone until they rest", async () => {
  const { clock, aside, work, slices } = working();
  aside.typed();
  void work();
  await clock.pass(200);
  aside.typed();
  await clock.pass(200);
  aside.typed();
  await clock.pass(299);
  expect(slices()).toBe(1);
  await clock.pass(1);
  await settled();
  expect(slices()).toBe(100);
});

test("[FI25] who never stops delays each slice by a second and no more", async () => {
  const { clock, aside, work, slices } = working();
  aside.typed();
  void work();
  for (let at = 0; at < 50; at += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await clock.pass(100);
    aside.typed();
  }
  expect(slices()).toBe(6);
});

test("[FI25] the thread is told of keys as long as it is there, and not started for them", async () => {
  const asked: string[] = [];
  const thread = new SearchThread(() => ({
    ask: (verb) => {
      asked.push(verb);
      return new Promise(() => {});
    },
    end() {},
  }));
  thread.stepAside();
  expect(asked).toEqual([]);
  void thread.ask("reload", undefined);
  thread.stepAside();
  expect(asked).toEqual(["reload", "typed"]);
  thread.rest();
  thread.stepAside();
  expect(asked).toEqual(["reload", "typed"]);
});
