import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { ReadNote } from "../../src/core/exchange/read-given";
import { sampleEntry } from "../../src/core/journal/sample-entry";
import { newId } from "../../src/platform/ids";
import { openExchange } from "../../src/platform/exchange-worker";
import { exchangeInThread } from "../support/exchange-in-thread";

const sample = sampleEntry({ date: "2026-05-31", nowMs: 1_780_000_000_000, newId });

const zipOfNotes = zipSync({
  "a/x.md": strToU8("# X\n\ntext"),
  "a/y.md": strToU8("---\ndate: 2026-01-02\n---\n# Y"),
  "z.png": strToU8("x"),
});

function picked(bytes: Uint8Array, name: string) {
  return [{ path: name, file: new File([new Uint8Array(bytes)], name) }];
}

test("[EX14] the worker reads as the page would", async () => {
  const results = [];
  for (const exchange of [openExchange(), exchangeInThread]) {
    const notes: ReadNote[] = [];
    const read = await exchange.read(
      picked(zipOfNotes, "notes"),
      (more) => notes.push(...more) > 0,
    );
    results.push({ read, notes });
  }
  expect(results[0]).toEqual(results[1]);
  expect(results[0]?.read).toEqual({ ok: true, value: { attachments: 1, unread: [] } });
  expect(results[0]?.notes.map(({ entry }) => entry.title)).toEqual(["X", "Y"]);
});

test("[EX13] the worker writes what it reads again", async () => {
  const exchange = openExchange();
  const added: number[] = [];
  const zip = exchange.startZip((done) => added.push(done));
  zip.add([sample]);
  zip.add([{ ...sample, id: newId() }]);
  const file = await zip.finish();
  if (!file) throw new Error("no zip");
  expect(added).toEqual([1, 2]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect(Object.keys(unzipSync(bytes))).toHaveLength(2);
  const notes: ReadNote[] = [];
  await exchange.read(picked(bytes, "z"), (more) => notes.push(...more) > 0);
  expect(notes[0]).toEqual({ entry: sample, isForeign: false });
});

test("[EX14] a reading that nobody waits for any more ends", async () => {
  const read = await openExchange().read(picked(zipOfNotes, "notes"), () => false);
  expect(read.ok).toBe(false);
});

/** A worker whose file could be had and cannot be run. */
class BrokenWorker extends EventTarget implements Pick<Worker, "postMessage" | "terminate"> {
  postMessage(): void {
    queueMicrotask(() => this.dispatchEvent(new Event("error")));
  }
  terminate(): void {}
}

test("[EX14] where the worker cannot be had, or breaks, that is said", async () => {
  const missing = openExchange(() => {
    throw new TypeError("no workers here");
  });
  const broken = openExchange(() => new BrokenWorker());
  for (const exchange of [missing, broken]) {
    expect(await exchange.read([], () => true)).toEqual({
      ok: false,
      problem: { kind: "no worker" },
    });
    const zip = exchange.startZip(() => undefined);
    zip.add([sample]);
    expect(await zip.finish()).toBeUndefined();
  }
});
