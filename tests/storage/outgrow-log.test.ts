import { expect, test } from "vitest";
import { freshName, openTestStore } from "../support/open-test-store";
import { dump } from "./database";
import { changeOf, sampleEntry, valueOf } from "./sample";

test("[FL8] outgrowing the log writes more than LevelDB collects, and leaves nothing behind", async () => {
  const name = freshName();
  const store = openTestStore(name);
  valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const before = await dump(name);
  expect(valueOf(await store.outgrowLog())).toBeGreaterThan(4 * 2 ** 20);
  expect(await dump(name)).toEqual(before);
});
