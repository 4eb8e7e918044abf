import { expect, test } from "vitest";
import type { OfflineCopyNews } from "../../src/platform/service-worker";
import { NoticeModel } from "../../src/state/notice-model";
import { UpdateModel } from "../../src/state/update-model";

/** An update model over a browser of our own, with what happened to it written down. */
async function desk({ here = true, elsewhere = true } = {}) {
  const done: string[] = [];
  let news: OfflineCopyNews | undefined;
  const storing = { here, elsewhere };
  const notices = new NoticeModel(() => undefined);
  const model = new UpdateModel({
    copy: {
      start(on) {
        news = on;
        return Promise.resolve();
      },
      takeOver: () => void done.push("took over"),
    },
    tabs: {
      askToStore() {
        done.push("asked the other tabs");
        return Promise.resolve(storing.elsewhere);
      },
    },
    notices,
    store() {
      done.push("stored");
      return Promise.resolve(storing.here);
    },
    reload: () => void done.push("reloaded"),
  });
  await model.start();
  if (!news) throw new Error("the offline copy was not started");
  return { model, notices, news, done, storing };
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

test("[UP4] when a version has taken over, the tab stores and loads itself anew, once", async () => {
  const { news, done } = await desk();
  news.tookOver();
  news.tookOver();
  await Promise.resolve();
  expect(done).toEqual(["stored", "reloaded"]);
});

test("[UP4] a tab that cannot store does not reload over what was typed", async () => {
  const { news, done, storing } = await desk({ here: false });
  news.tookOver();
  await Promise.resolve();
  await Promise.resolve();
  expect(done).toEqual(["stored"]);
  storing.here = true;
  news.tookOver();
  await Promise.resolve();
  expect(done).toEqual(["stored", "stored", "reloaded"]);
});

test("[UP5] the owner hears whether the app works offline", async () => {
  const { news, notices } = await desk();
  expect(notices.notices.value).toEqual([]);
  news.failed();
  expect(notices.notices.value[0]?.text).toMatch(/^Not ready to work offline/);
  news.ready();
  expect(notices.notices.value[1]?.text).toBe("Ready to work offline.");
});
