import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { blankEntry, type Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { SmallStorage } from "../platform/small-storage";
import type { Revision, StoredEntry } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";
import { LastWords } from "./last-words";
import type { NoticeModel } from "./notice-model";
import { Sitting, type SittingHost } from "./sitting";

/** What the editor shows. */
export type Opening =
  | { readonly state: "none" }
  | { readonly state: "reading"; readonly id: EntryId }
  | { readonly state: "open"; readonly sitting: Sitting }
  | { readonly state: "missing"; readonly id: EntryId }
  | { readonly state: "failed"; readonly id: EntryId; readonly problem: StoreProblem };

/** The entry that is being written, and those that were left before all of them was stored. */
export interface EditorModel {
  readonly opening: ReadonlySignal<Opening>;
  /**
   * Opens a new entry: one of today, or this one. It is not stored before something is written. One
   * that could not be stored yet is shown again instead.
   */
  openNew(fresh?: Entry): void;
  /** Opens a stored entry; nothing happens if it is the open one. */
  open(id: EntryId): Promise<void>;
  /** Goes on from a state that another tab stored of the open entry, unless something typed here is not stored: the form is made anew. */
  takeOver(stored: StoredEntry): void;
  /**
   * Writes into an entry without opening it, or into a new one of today: where it is being written
   * already, there. Whether all of that is committed; if not, it is tried again as any writing is.
   */
  writeInto(id: EntryId | undefined, write: (sitting: Sitting) => void): Promise<boolean>;
  /** Leaves the open entry; its writing goes on until all of it is stored. Whether it is. */
  close(): Promise<boolean>;
  /** Stores now what is not stored yet, of every entry; whether all of it is committed. */
  flush(): Promise<boolean>;
  /** Flushes, and leaves what is not committed yet where the next start finds it: the page may end any moment. */
  leave(): void;
  /** Stores at once what a page that ended left behind: as it was meant, or as a conflict copy. */
  recover(): Promise<void>;
  /** Entries of which not everything is committed, as they stand: for an export from memory. */
  unsaved(): readonly Entry[];
  /** All entries that are in memory, committed or not: for an export where the store gives nothing. */
  held(): readonly Entry[];
}

export interface EditorHost extends Pick<
  SittingHost,
  "store" | "clock" | "newId" | "after" | "onKept"
> {
  readonly notices: Pick<NoticeModel, "notices" | "tell" | "warn" | "dismiss">;
  readonly smallStorage: SmallStorage;
}

export const EditorModel = createModel((host: EditorHost): EditorModel => {
  const { store, clock, newId, notices } = host;
  const opening = signal<Opening>({ state: "none" });
  const lastWords = LastWords(host.smallStorage, newId);
  let warning: string | undefined;

  const dismissWarning = () => {
    const shown = notices.notices.peek().find(({ text }) => text === warning);
    if (shown) notices.dismiss(shown.id);
    warning = undefined;
  };

  const current = (): Sitting | undefined => {
    const now = opening.peek();
    return now.state === "open" ? now.sitting : undefined;
  };
  const sittings = (): readonly Sitting[] => {
    const open = current();
    return open ? [...left, open] : left;
  };
  const unsettled = () => sittings().filter((sitting) => !sitting.isSettled());

  const sittingHost: SittingHost = {
    ...host,
    onConflict() {
      notices.warn("Another tab changed this entry. What you wrote goes on as a conflict copy.");
    },
    onTrouble(why) {
      // Should the page end before it works again, the next start stores it.
      lastWords.leave(unsettled());
      const text = `Not saved. ${why} What you wrote is kept and tried again.`;
      if (text === warning) return;
      dismissWarning();
      warning = text;
      notices.warn(text);
    },
    onSettled(name) {
      lastWords.forget(name);
      if (unsettled().length === 0) dismissWarning();
    },
    heir(id) {
      const open = current();
      return open?.draft().id === id ? open : undefined;
    },
  };

  /** Sittings that go on without being shown: until all of them is stored. */
  let left: readonly Sitting[] = lastWords.read().map((record) => {
    const sitting = new Sitting(sittingHost, record);
    // What a page that ended left is to be written, and this says so.
    sitting.writeFacts({});
    return sitting;
  });

  const show = (sitting: Sitting) => {
    left = left.filter((other) => other !== sitting);
    opening.value = { state: "open", sitting };
  };

  const sittingOf = (entry: Entry, base: Revision): Sitting => {
    const name = newId();
    return new Sitting(sittingHost, { name, entry, base, writer: name });
  };

  const begin = (entry: Entry, base: Revision) => show(sittingOf(entry, base));

  const beginNew = (): Sitting => {
    const facts = { date: clock.today(), tags: [] };
    return sittingOf(blankEntry(newId(), facts, clock.nowMs()), 0);
  };

  /** The open sitting makes room. What is not committed of it is kept until it is. */
  const leaveOpen = (next: Opening): Promise<boolean> => {
    const sitting = current();
    opening.value = next;
    if (!sitting) return Promise.resolve(true);
    left = [...left.filter((other) => !other.isSettled()), sitting];
    return sitting.flush();
  };

  const resume = (matches: (sitting: Sitting) => boolean): boolean => {
    const sitting = left.find((one) => !one.isSettled() && matches(one));
    if (!sitting) return false;
    sitting.resume();
    show(sitting);
    return true;
  };

  const flush = async () => {
    const outcomes = await Promise.all(unsettled().map((sitting) => sitting.flush()));
    return outcomes.every(Boolean);
  };

  return {
    opening,
    openNew(fresh) {
      const shown = current();
      if (shown && !shown.storedAs.peek()) return;
      void leaveOpen({ state: "none" });
      if (resume(isStuck)) return;
      show(fresh ? sittingOf(fresh, 0) : beginNew());
    },
    async open(id) {
      if (current()?.draft().id === id) return;
      void leaveOpen({ state: "reading", id });
      if (resume((one) => one.draft().id === id)) return;
      const read = await store.entry(id);
      const now = opening.peek();
      // The owner went on to another entry meanwhile.
      if (now.state !== "reading" || now.id !== id) return;
      if (!read.ok) opening.value = { state: "failed", id, problem: read.problem };
      else if (!read.value) opening.value = { state: "missing", id };
      else begin(read.value.entry, read.value.revision);
    },
    takeOver({ entry, revision }) {
      if (current()?.isSettled()) begin(entry, revision);
    },
    async writeInto(id, write) {
      const isIts = (sitting: Sitting) =>
        sitting.draft().id === id && (sitting === current() || !sitting.isSettled());
      let sitting = sittings().find(isIts);
      if (!sitting) {
        const read = id === undefined ? undefined : await store.entry(id);
        // What cannot be read now is no place to write into.
        const stored = read?.ok ? read.value : undefined;
        const fresh = stored ? sittingOf(stored.entry, stored.revision) : beginNew();
        sitting = sittings().find(isIts);
        if (!sitting) left = [...left.filter((other) => !other.isSettled()), (sitting = fresh)];
      }
      write(sitting);
      sitting.resume();
      return sitting.flush();
    },
    close: () => leaveOpen({ state: "none" }),
    flush,
    leave() {
      lastWords.leave(unsettled());
      void flush();
    },
    async recover() {
      await flush();
    },
    held: () => sittings().map((sitting) => sitting.draft()),
    unsaved: () => unsettled().map((sitting) => sitting.draft()),
  };
});

/** A new entry of which nothing could be stored so far. */
function isStuck(sitting: Sitting): boolean {
  return sitting.storedAs.peek() === undefined && sitting.saveState.peek().kind === "not saved";
}
