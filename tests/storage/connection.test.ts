import { deleteDB } from "idb";
import { expect, test } from "vitest";
import type { Result } from "../../src/core/result";
import { openJournalStore } from "../../src/storage/journal-store";
import type { StoreProblem } from "../../src/storage/problem";
import { freshName, openTestStore, sha256 } from "../support/open-test-store";
import { dump, openBeside } from "./database";
import { transactionsOf, withFault, withOpening } from "./faults";
import { changeOf, sampleEntry, valueOf, withText } from "./sample";

const unreachable = { ok: false, problem: { kind: "unreachable" } };
const lost = (): DOMException =>
  new DOMException("Connection to Indexed Database server lost. Refresh the page", "UnknownError");

test("[ST18] when the connection was closed underneath, the next calls open another and are done", async () => {
  const name = freshName();
  const store = openTestStore(name);
  let last = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  for (const round of [1, 2, 3]) {
    const seen = await transactionsOf(() => store.entry(last.entry.id));
    expect(seen).toHaveLength(1);
    seen[0]?.tx.db.close();
    const [read, kept] = await Promise.all([
      store.entry(last.entry.id),
      store.keep(changeOf(withText(last.entry, `round ${round}`), last.revision)),
      store.newestHeads(9),
    ]);
    expect(valueOf(read)).toEqual(last);
    last = valueOf(kept);
    expect(valueOf(await openTestStore(name).entry(last.entry.id))).toEqual(last);
  }
});

test("[ST18] when the browser says that it closed the connection, the store lets go of it", async () => {
  const store = openTestStore();
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const [first] = await transactionsOf(() => store.entry(kept.entry.id));
  const [same] = await transactionsOf(() => store.entry(kept.entry.id));
  first?.tx.db.dispatchEvent(new IDBVersionChangeEvent("close"));
  const [other] = await transactionsOf(() => store.entry(kept.entry.id));
  expect(same?.tx.db).toBe(first?.tx.db);
  expect(other?.tx.db).toBeInstanceOf(IDBDatabase);
  expect(other?.tx.db).not.toBe(first?.tx.db);
});

test("[ST19] a write that the browser aborts once is made again, and once", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const first = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const { value, fired } = await withFault({ atWrite: 1, times: 1, kind: "abort" }, () =>
    store.keep(changeOf(withText(first.entry, "b"), first.revision)),
  );
  expect(fired).toBe(1);
  const kept = valueOf(value);
  expect(kept.revision).toBe(first.revision + 1);
  expect(valueOf(await openTestStore(name).entry(first.entry.id))).toEqual(kept);
});

test("[ST19] a write that the browser always aborts is unreachable, and possible again later", async () => {
  const store = openTestStore();
  const change = changeOf(sampleEntry(1), 0);
  const { value, fired } = await withFault({ atWrite: 1, times: 99, kind: "abort" }, () =>
    store.keep(change),
  );
  expect([value, fired]).toEqual([unreachable, 3]);
  expect(valueOf(await store.keep(change)).entry).toEqual(change.entry);
});

test("[ST20] an opening that fails once or twice is tried again by a fresh request", async () => {
  for (const failures of [1, 2]) {
    const store = openTestStore();
    const { value, attempts } = await withOpening(
      (attempt) => (attempt <= failures ? lost() : undefined),
      () => store.keep(changeOf(sampleEntry(1), 0)),
    );
    expect(valueOf(value).entry).toEqual(sampleEntry(1));
    expect(attempts).toBe(failures + 1);
  }
});

test("[ST20] after three failures the call is unreachable, and the next one opens afresh", async () => {
  const store = openTestStore();
  const { value, attempts } = await withOpening(lost, () => store.newestHeads(9));
  expect([value, attempts]).toEqual([unreachable, 3]);
  expect(valueOf(await store.newestHeads(9))).toEqual([]);
});

test("[ST20] a browser that refuses the storage of a journal is asked once", async () => {
  const refusals = [
    new DOMException("The operation is insecure.", "SecurityError"),
    new DOMException("did not allow mutations", "InvalidStateError"),
    new TypeError("indexedDB is null"),
  ];
  for (const refusal of refusals) {
    const { value, attempts } = await withOpening(
      () => refusal,
      () => openTestStore(freshName(), () => true).keep(changeOf(sampleEntry(1), 0)),
    );
    expect([value, attempts]).toEqual([{ ok: false, problem: { kind: "refused" } }, 1]);
  }
});

test("[ST21] an opening that does not come back is unreachable in time; once it can, the store works", async () => {
  const name = freshName();
  const holder = await openBeside(name);
  // A deletion waits for its holder, and every request to open waits for the deletion.
  const deletion = deleteDB(name);
  const store = openJournalStore({ name, digest: sha256, openWithinMs: 40 });
  const answers: Result<unknown, StoreProblem>[] = await Promise.all([
    store.newestHeads(9),
    store.keep(changeOf(sampleEntry(1), 0)),
  ]);
  expect(answers).toEqual([unreachable, unreachable]);
  holder.close();
  await deletion;
  const patient = openTestStore(name);
  valueOf(await patient.keep(changeOf(sampleEntry(1), 0)));
  expect(valueOf(await store.newestHeads(9))).toHaveLength(1);
  store.close();
  patient.close();
  // A late connection that nobody closed would hold this up for ever.
  await deleteDB(name);
});

test("[ST22] closing lets go of the database, and the next call opens it again", async () => {
  const name = freshName();
  const store = openTestStore(name);
  store.close();
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const running = store.keep(changeOf(withText(kept.entry, "b"), kept.revision));
  store.close();
  const last = valueOf(await running);
  expect(valueOf(await store.entry(last.entry.id))).toEqual(last);
  const before = await dump(name);
  store.close();
  expect(await dump(name)).toEqual(before);
  await deleteDB(name);
});
