import { expect, test } from "vitest";
import { success } from "../../src/core/result";
import { EditorModel } from "../../src/state/editor-model";
import { keepHouse } from "../../src/state/housekeeping";
import { NoticeModel } from "../../src/state/notice-model";
import { fakeClock } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

test("[HT12] the trash is cleaned once, when idle, and a history is thinned when its entry was left", async () => {
  const store = openTestStore();
  const clock = fakeClock();
  const done: string[] = [];
  const waiting: (() => void)[] = [];
  const idle = (run: () => void) => void waiting.push(run);
  const editor = new EditorModel({
    store,
    clock,
    newId: clock.newId,
    after: clock.after,
    onKept: () => {},
    notices: new NoticeModel(clock.after),
    smallStorage: smallMemory(),
  });
  keepHouse({
    store: {
      async cleanTrash() {
        done.push("trash");
        return success(0);
      },
      async thin(id) {
        done.push(id);
        return success(0);
      },
    },
    editor,
    clock,
    idle,
  });
  const rest = () => {
    for (const run of waiting.splice(0)) run();
  };
  expect(done, "not on the way to the first screen").toEqual([]);
  rest();
  expect(done).toEqual(["trash"]);

  editor.openNew();
  const opening = editor.opening.peek();
  if (opening.state !== "open") throw new Error(opening.state);
  await editor.close();
  rest();
  expect(done, "nothing was stored").toEqual(["trash"]);

  editor.openNew();
  const second = editor.opening.peek();
  if (second.state !== "open") throw new Error(second.state);
  second.sitting.writeTitle("A title");
  await editor.flush();
  rest();
  expect(done, "it is still open").toEqual(["trash"]);
  const id = second.sitting.storedAs.peek();
  await editor.close();
  rest();
  expect(done).toEqual(["trash", id]);
});
