import { afterEach, expect, test, vi } from "vitest";
import { piecesOf } from "../../src/core/backup/lines";
import { browserFiles } from "../../src/platform/files";
import { newPause } from "../../src/platform/pause";
import { browserQuota } from "../../src/platform/quota";

const file = new Blob(["{}"], { type: "application/json" });
const name = "kubecraft-journal-2026-05-31.json";

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, "standalone");
  Reflect.deleteProperty(navigator, "share");
  Reflect.deleteProperty(navigator, "canShare");
});

/** The names under which files are downloaded from here on. */
function watchDownloads(): readonly string[] {
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    expect(this.href).toMatch(/^blob:/);
    names.push(this.download);
  });
  return names;
}

/** iOS from the home screen, whose share sheet takes names that end like this and then does that. */
function onHomeScreen(ending: string, share: () => Promise<void>): readonly string[] {
  const shared: string[] = [];
  const namesOf = (shares: ShareData) => (shares.files ?? []).map((one) => one.name);
  Object.assign(navigator, { standalone: true });
  Object.defineProperties(navigator, {
    canShare: {
      configurable: true,
      value: (shares: ShareData) => namesOf(shares).every((one) => one.endsWith(ending)),
    },
    share: {
      configurable: true,
      value(shares: ShareData) {
        shared.push(...namesOf(shares));
        return share();
      },
    },
  });
  return shared;
}

test("[BK18] a file is downloaded under its name, and no share sheet is asked", async () => {
  const downloads = watchDownloads();
  const shared = onHomeScreen(".json", async () => {});
  Reflect.deleteProperty(navigator, "standalone");
  expect(await browserFiles.give(file, name)).toBe("downloaded");
  expect(downloads).toEqual([name]);
  expect(shared).toEqual([]);
});

test("[BK18] on the home screen of iOS, where a download does nothing, the file is shared", async () => {
  const downloads = watchDownloads();
  const shared = onHomeScreen(".json", async () => {});
  expect(await browserFiles.give(file, name)).toBe("shared");
  expect(shared).toEqual([name]);
  expect(downloads).toEqual([]);
});

test("[BK18] a share sheet that refuses JSON is given the same as text", async () => {
  const shared = onHomeScreen(".txt", async () => {});
  expect(await browserFiles.give(file, name)).toBe("shared");
  expect(shared).toEqual([`${name}.txt`]);
});

test("[EX13] where the sheet is preferred, Markdown is shared as it is or as text, a zip as it is or downloaded", async () => {
  const downloads = watchDownloads();
  const note = new Blob(["# x"], { type: "text/markdown" });
  const zip = new Blob(["x"], { type: "application/zip" });
  for (const [handed, called, ending, gone] of [
    [note, "2026-05-31 x.md", ".md", "shared"],
    [note, "2026-05-31 x.md", ".txt", "shared"],
    [zip, "x.zip", ".zip", "shared"],
    [zip, "x.zip", ".txt", "downloaded"],
  ] as const) {
    const shared = onHomeScreen(ending, async () => {});
    Reflect.deleteProperty(navigator, "standalone");
    expect(await browserFiles.give(handed, called, true)).toBe(gone);
    if (gone === "shared")
      expect(shared).toEqual([called.endsWith(ending) ? called : `${called}.txt`]);
  }
  expect(downloads).toEqual(["x.zip"]);
});

test("[BK18] a closed share sheet and a missing click are told apart, and neither is a success", async () => {
  const downloads = watchDownloads();
  for (const [error, delivery] of [
    ["AbortError", "cancelled"],
    ["NotAllowedError", "wants a click"],
  ] as const) {
    onHomeScreen(".json", () => Promise.reject(new DOMException("no", error)));
    expect(await browserFiles.give(file, name)).toBe(delivery);
  }
  expect(downloads).toEqual([]);
});

test("[BK18] where nothing can be shared, the download is tried", async () => {
  const downloads = watchDownloads();
  onHomeScreen(".never", async () => {});
  expect(await browserFiles.give(file, name)).toBe("downloaded");
  expect(downloads).toEqual([name]);
});

test("[BK1] a file is made of its texts and read in pieces, whatever its size", async () => {
  const texts = ["", "é", "x".repeat(3_000_000), "漢".repeat(700_000), "end"];
  const made = await browserFiles.make(
    (async function* each() {
      yield* texts;
    })(),
  );
  const decoder = browserFiles.decoder();
  let read = "";
  for await (const piece of piecesOf((from, to) => browserFiles.bytes(made, from, to)))
    read += piece ? decoder.decode(piece, { stream: true }) : "could not be read";
  expect(read + decoder.decode() === texts.join("")).toBe(true);
  expect(await browserFiles.bytes(made, 0, 3)).toEqual(new TextEncoder().encode("éx"));
});

test("[BK17] a pause gives the page its turn after long work, and no turn before", async () => {
  let turns = 0;
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", () => (turns += 1));
  port1.start();
  const pause = newPause();
  port2.postMessage("waits for its turn");
  await pause();
  expect(turns).toBe(0);
  const startMs = performance.now();
  while (performance.now() - startMs < 40);
  // Messages are taken in the order in which they were sent.
  await pause();
  expect(turns).toBe(1);
});

test("[BK23] a browser without a say on storage is one that promises nothing", async () => {
  expect(typeof (await browserQuota.isPersisted())).toBe("boolean");
  expect((await browserQuota.estimate())?.freeBytes).toBeGreaterThan(0);
  vi.spyOn(navigator, "storage", "get").mockImplementation(() => {
    throw new DOMException("private", "SecurityError");
  });
  expect(await browserQuota.isPersisted()).toBeUndefined();
  expect(await browserQuota.estimate()).toBeUndefined();
  expect(await browserQuota.persist()).toBe(false);
});
