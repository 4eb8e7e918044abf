import { expect, test } from "vitest";
import { NoticeModel } from "../../src/state/notice-model";
import { fakeClock } from "../support/fake-clock";

const action = { label: "Undo", run: () => {} };

function noticesOn(clock = fakeClock()) {
  const model = new NoticeModel(clock.after);
  return { clock, model, texts: () => model.notices.value.map(({ text }) => text) };
}

test("[LK2] news leave by themselves, later if there is something to do", async () => {
  const { clock, model, texts } = noticesOn();
  model.tell("plain");
  model.tell("with an action", action);
  await clock.pass(5999);
  expect(texts()).toEqual(["plain", "with an action"]);
  await clock.pass(1);
  expect(texts()).toEqual(["with an action"]);
  await clock.pass(6000);
  expect(texts()).toEqual([]);
});

test("[LK2] warnings and offers stay until they are dismissed", async () => {
  const { clock, model, texts } = noticesOn();
  model.warn("full");
  model.offer("update", action);
  await clock.pass(3_600_000);
  expect(texts()).toEqual(["full", "update"]);
  model.dismiss(model.notices.value[0]?.id ?? -1);
  expect(texts()).toEqual(["update"]);
});

test("[LK2] the same sentence is said once, and the first one's end does not take the second", async () => {
  const { clock, model, texts } = noticesOn();
  model.tell("copied");
  await clock.pass(4000);
  model.tell("copied");
  expect(texts()).toEqual(["copied"]);
  await clock.pass(4000);
  expect(texts()).toEqual(["copied"]);
  await clock.pass(2000);
  expect(texts()).toEqual([]);
});
