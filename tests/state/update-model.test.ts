import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { OfflineCopyNews } from "../../src/platform/service-worker";
import { NoticeModel } from "../../src/state/notice-model";
import { UpdateModel } from "../../src/state/update-model";

/** An update model over a browser of our own, with what happened to it written down. */
async function desk({
  here = true,
  elsewhere = true,
  keysMeanwhile = 0,
  isBegun = signal(true),
} = {}) {
  const done: string[] = [];
  const later: (() => void)[] = [];
  let news: OfflineCopyNews | undefined;
  const storing = { here, elsewhere };
  let keysToCome = keysMeanwhile;
  const notices = new NoticeModel(() => undefined);
  const model = new UpdateModel({
    copy: {
      start(on) {
        news = on;
        return Promise.resolve();
      },
      takeOver() {
        done.push("took over");
        return Promise.resolve();
      },
    },
    tabs: {
      askToStore() {
        done.push("asked the other tabs");
        return Promise.resolve(storing.elsewhere);
      },
    },
    notices,
    isBegun,
    store() {
      done.push("stored");
      return Promise.resolve(storing.here);
    },
    isWriting: () => keysToCome-- > 0,
    hold() {
      done.push("held");
      return () => void done.push("released");
    },
    reload: () => void done.push("reloaded"),
    after: (_, run) => void later.push(run),
  });
  await model.start();
  if (!news) throw new Error("the offline copy was not started");
  const wait = () => later.splice(0).forEach((run) => run());
  return { model, notices, news, done, storing, wait };
}

test("[UP3] a waiting version is offered, and takes over after every tab has stored", async () => {
  const { model, notices, news, done } = await desk();
  news.waiting();
  expect(notices.notices.value).toMatchObject([{ tone: "offer", action: { label: "Update" } }]);
  expect(done).toEqual([]);
  await model.apply();
  expect(done).toEqual(["stored", "asked the other tabs", "took over"]);
});

test.each([
  ["this tab", { here: false }],
  ["another tab", { elsewhere: false }],
])("[UP3] while %s cannot store, nothing changes, and it can be tried again", async (_, fault) => {
  const { model, notices, done, storing } = await desk(fault);
  await model.apply();
  expect(done).not.toContain("took over");
  expect(notices.notices.value).toMatchObject([
    { tone: "warning", action: { label: "Try again" } },
  ]);
  Object.assign(storing, { here: true, elsewhere: true });
  await model.apply();
  expect(done).toContain("took over");
});

test("[UP3] where the versions do not change places, that is said, and it can be tried again", async () => {
  const { model, notices, news, done, wait } = await desk();
  await model.apply();
  expect(notices.notices.value).toEqual([]);
  wait();
  expect(notices.notices.value).toMatchObject([
    {
      tone: "warning",
      text: expect.stringMatching(/still at work/),
      action: { label: "Try again" },
    },
  ]);
  notices.notices.value[0]?.action?.run();
  await expect.poll(() => done.filter((what) => what === "took over")).toHaveLength(2);
  notices.dismiss(notices.notices.value[0]?.id ?? 0);
  news.tookOver();
  wait();
  expect(notices.notices.value).toEqual([]);
});

test("[UP4] when a version has taken over, the tab stores and loads itself anew, once", async () => {
  const { news, done } = await desk();
  news.tookOver();
  news.tookOver();
  await Promise.resolve();
  expect(done).toEqual(["held", "stored", "reloaded"]);
});

test("[UD1] before a tab loads itself anew nothing more can be typed, and what came in meanwhile is stored too", async () => {
  const { news, done } = await desk({ keysMeanwhile: 2 });
  news.tookOver();
  await expect.poll(() => done.at(-1)).toBe("reloaded");
  expect(done).toEqual(["held", "stored", "stored", "stored", "reloaded"]);
});

test("[UP4] a tab that cannot store does not reload over what was typed, says so, and does when it can", async () => {
  const { news, done, storing, notices } = await desk({ here: false });
  news.tookOver();
  await expect.poll(() => notices.notices.value).toMatchObject([{ tone: "offer" }]);
  expect(done).toEqual(["held", "stored", "released"]);
  storing.here = true;
  notices.notices.value[0]?.action?.run();
  await expect
    .poll(() => done)
    .toEqual(["held", "stored", "released", "held", "stored", "reloaded"]);
});

test("[UP5] the owner hears whether the app works offline", async () => {
  const { news, notices } = await desk();
  expect(notices.notices.value).toEqual([]);
  news.failed();
  expect(notices.notices.value[0]?.text).toMatch(/^Not ready to work offline/);
  news.ready();
  expect(notices.notices.value[1]?.text).toBe("Ready to work offline.");
});

test("[UP5] over an empty journal that word waits for the first entry, and is said once", async () => {
  const isBegun = signal(false);
  const { news, notices } = await desk({ isBegun });
  news.ready();
  news.ready();
  expect(notices.notices.value).toEqual([]);
  isBegun.value = true;
  expect(notices.notices.value).toMatchObject([{ text: "Ready to work offline." }]);
  await Promise.resolve();
  isBegun.value = false;
  isBegun.value = true;
  expect(notices.notices.value).toHaveLength(1);
});
