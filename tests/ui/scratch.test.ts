import { afterEach, expect, test, vi } from "vitest";
import { clearOldScratch, memoryScratch, scratchOn } from "../../src/platform/scratch";

afterEach(async () => {
  vi.useRealTimers();
  const folder = await navigator.storage.getDirectory();
  for await (const [name] of folder) await folder.removeEntry(name).catch(() => undefined);
});

async function filesThere(): Promise<string[]> {
  const names: string[] = [];
  for await (const [name] of await navigator.storage.getDirectory()) names.push(name);
  return names;
}

/** What the thread makes of so many megabytes. */
function putTogether(megabytes: number): Promise<Blob> {
  const worker = new Worker(new URL("../support/scratch-worker.ts", import.meta.url), {
    type: "module",
  });
  worker.postMessage(megabytes);
  return new Promise<Blob>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Blob>) => resolve(data));
    worker.addEventListener("error", () => reject(new Error("the thread failed")));
  }).finally(() => worker.terminate());
}

/** The number of which each megabyte is; NaN where it is of several. */
async function numbersIn(file: Blob): Promise<number[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return Array.from({ length: bytes.length / 1_000_000 }, (_, at) => {
    const piece = bytes.subarray(at * 1_000_000, (at + 1) * 1_000_000);
    return piece.every((byte) => byte === piece[0]) ? (piece[0] ?? NaN) : NaN;
  });
}

test("[BF14] a long file lies on the disk from its ninth megabyte on, whole and readable after the thread has ended", async () => {
  const file = await putTogether(30);
  expect(file.type).toBe("application/json");
  expect(await filesThere()).toHaveLength(1);
  expect(await numbersIn(file)).toEqual(Array.from({ length: 30 }, (_, at) => at));
});

test("[BF14] a short file leaves nothing on the disk", async () => {
  const file = await putTogether(3);
  expect(await filesThere()).toEqual([]);
  expect(await numbersIn(file)).toEqual([0, 1, 2]);
});

test("[BF14] what lies on the disk is removed an hour later, and not before", async () => {
  await putTogether(12);
  await clearOldScratch();
  expect(await filesThere()).toHaveLength(1);
  vi.useFakeTimers({ now: Date.now() + 3_700_000, toFake: ["Date"] });
  await clearOldScratch();
  expect(await filesThere()).toEqual([]);
});

test("[BF14] a disk that becomes full takes no byte: what is on it comes back into memory, and the rest follows", async () => {
  for (const takes of [0, 500_000, 2_500_000]) {
    const disk = new Uint8Array(4_000_000);
    let length = 0;
    const scratch = scratchOn({
      file: await emptyFile(),
      remove: async () => undefined,
      handle: {
        write(bytes, { at }) {
          const room = Math.max(0, takes - at);
          if (room === 0) throw new DOMException("", "QuotaExceededError");
          disk.set(bytes.subarray(0, room), at);
          length = Math.max(length, at + Math.min(room, bytes.length));
          return Math.min(room, bytes.length);
        },
        read(into, { at }) {
          into.set(disk.subarray(at, Math.min(length, at + into.length)));
          return Math.min(into.length, length - at);
        },
        truncate: (to) => void (length = to),
        flush() {},
        close() {},
      },
    });
    const piece = new Uint8Array(1_000_000);
    for (let at = 0; at < 14; at += 1) scratch.write(piece.fill(at));
    // oxlint-disable-next-line no-await-in-loop -- one disk after the other
    const numbers = await numbersIn(await scratch.finish("text/plain"));
    expect(numbers).toEqual(Array.from({ length: 14 }, (_, at) => at));
  }
});

test("[BF14] in memory it is the same file", async () => {
  const scratch = memoryScratch();
  const piece = new Uint8Array(1_000_000);
  scratch.write(piece.fill(9));
  scratch.clear();
  for (let at = 0; at < 3; at += 1) scratch.write(piece.fill(at));
  expect(await numbersIn(await scratch.finish("text/plain"))).toEqual([0, 1, 2]);
});

async function emptyFile(): Promise<FileSystemFileHandle> {
  const folder = await navigator.storage.getDirectory();
  return folder.getFileHandle("empty", { create: true });
}
