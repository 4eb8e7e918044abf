import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import {
  asNewEntry,
  conflictTitle,
  type PartFields,
  withMainPart,
  withPartBack,
  withPartFields,
  withPartMovedBesideMain,
} from "../core/journal/edit";
import { type Entry, isBlankEntry, withoutEmptyParts } from "../core/journal/entry";
import { type FactsPatch, withFacts } from "../core/journal/facts";
import type { EntryId } from "../core/journal/id";
import { contentText } from "../core/journal/lineage";
import {
  emptyPart,
  isEmptyPart,
  type Part,
  type PartId,
  type PartKind,
  withoutPart,
  withPart,
} from "../core/journal/part";
import { outOfTrash } from "../core/journal/trash";
import { failure, type Result, success } from "../core/result";
import type { Clock } from "../platform/clock";
import type { NewId } from "../platform/ids";
import type { JournalStore, Revision, StoredEntry } from "../storage/journal-store";
import { type After, Autosave } from "./autosave";
import { sayProblem } from "./say-problem";

/** Whether all that was typed is committed. `Saved` is never said of a request, only of a commit. */
export type SaveState =
  | { readonly kind: "untouched" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved" }
  /** `why` is a whole sentence that says what to do. */
  | { readonly kind: "not saved"; readonly why: string };

/** What a write that did not fail did: an entry in which nothing is written is not stored. */
type Outcome = "saved" | "untouched";

/** Takes back what was just done. */
export type Undo = () => void;

/**
 * One entry in the editor, from its opening to its closing. The fields on screen hold their own
 * text: they take it from here once, when they are made, and tell every change of it.
 */
export interface Sitting {
  /** Names this sitting for good, whatever becomes of the entry's id. */
  name(): string;
  /**
   * The parts when one was last added, moved or removed: their order and kinds are those of the
   * draft, their texts may be older. Typing does not change it.
   */
  readonly parts: ReadonlySignal<readonly Part[]>;
  readonly saveState: ReadonlySignal<SaveState>;
  /** The id that the entry is stored under, `undefined` until it is. A conflict gives it another. */
  readonly storedAs: ReadonlySignal<EntryId | undefined>;
  /** Whether a title is stored that no field shows yet; `settleTitle` gives it. */
  readonly hasOtherTitle: ReadonlySignal<boolean>;
  /** The entry as it stands now, stored or not. */
  draft(): Entry;
  writeTitle(title: string): void;
  /** The title as it is stored, for a field that is not being typed in. */
  settleTitle(): string;
  writeFacts(patch: FactsPatch): void;
  writePart(id: PartId, fields: PartFields): void;
  /** Adds an empty part where the page expects it, and says which id it got. */
  addPart(kind: PartKind): PartId;
  removePart(id: PartId): Undo;
  putPartBack(part: Part, before: readonly Part[]): void;
  movePart(id: PartId, by: -1 | 1): Undo;
  /** A field holds text that cannot be stored (a duration that is not understood); "" clears it. */
  refuse(field: string, why: string): void;
  /** Stores now what is not stored yet; whether all of it is committed. */
  flush(): Promise<boolean>;
  /** Whether all that could be stored is committed. */
  isSettled(): boolean;
  /** Brings `parts` up to date for fields that are made anew. */
  resume(): void;
  /** What another sitting needs to go on from here. */
  record(): SittingRecord;
}

/** A sitting as plain data. */
export interface SittingRecord {
  readonly name: string;
  readonly entry: Entry;
  /** The revision that the entry was read at, 0 for a new one. */
  readonly base: Revision;
  /** The name that its writes bear: what is stored under it may have been stored without an answer. */
  readonly writer: string;
}

/** All that a sitting needs of the world. */
export interface SittingHost {
  readonly store: Pick<JournalStore, "entry" | "keep">;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly after: After;
  /** A state was committed. */
  readonly onKept: (stored: StoredEntry) => void;
  /** The entry had been written elsewhere: what is typed here is stored as an entry of its own. */
  readonly onConflict: () => void;
  /** Writing failed, for this reason. */
  readonly onTrouble: (why: string) => void;
  /** All that was written in the sitting of this name is committed. */
  readonly onSettled: (name: string) => void;
  /** The sitting in which this entry is open by now, if it is another. */
  readonly heir: (id: EntryId) => Sitting | undefined;
}

/** A sitting that goes on from a record: of a new entry, or of what was read from the store. */
export const Sitting = createModel((host: SittingHost, from: SittingRecord): Sitting => {
  const { store, clock, newId } = host;
  const { name } = from;
  // Whoever writes on in the trash wants the entry back: what is stored from here on is in the journal.
  let draft = withMainPart(outOfTrash(from.entry), newId());
  let { base } = from;
  let isCopy = false;
  // A conflict copy must not share ids with its original, yet the fields on screen keep theirs.
  let copyIds: Map<PartId, PartId> | undefined;
  // Another page may go on from the same record, or still have the sitting itself: each has its own name.
  const writer = newId();
  // Whether something may be stored under the draft's id, although no answer said so.
  let isAsked = base > 0;

  const parts = signal<readonly Part[]>(draft.parts);
  const storedAs = signal(base > 0 ? draft.id : undefined);
  const hasOtherTitle = signal(false);
  const written = signal<SaveState>({ kind: "untouched" });
  const refusals = signal<Readonly<Record<string, string>>>({});
  const saveState = computed((): SaveState => {
    const state = written.value;
    const why = Object.values(refusals.value).find(Boolean);
    const isQuiet = state.kind === "saved" || state.kind === "untouched";
    return isQuiet && why ? { kind: "not saved", why } : state;
  });

  /** The draft as it is to be stored now. */
  const state = (): Entry => ({
    ...withoutEmptyParts(copyIds ? { ...draft, parts: draft.parts.map(renamed) } : draft),
    title: isCopy ? conflictTitle(draft) : draft.title,
    editedAt: clock.nowMs(),
  });

  const renamed = (part: Part): Part => {
    const id = copyIds?.get(part.id) ?? newId();
    copyIds?.set(part.id, id);
    return { ...part, id };
  };

  const write = async (): Promise<Result<Outcome, string>> => {
    for (;;) {
      const entry = state();
      if (!isAsked && isBlankEntry(entry)) return success("untouched");
      isAsked = true;
      // oxlint-disable-next-line no-await-in-loop -- each turn follows from the answer to the one before
      const kept = await store.keep({ entry, base, sitting: writer, nowMs: entry.editedAt });
      if (kept.ok) {
        base = kept.value.revision;
        storedAs.value = entry.id;
        host.onKept(kept.value);
        return success("saved");
      }
      if (kept.problem.kind !== "conflict") return failure(sayProblem(kept.problem));
      // oxlint-disable-next-line no-await-in-loop
      const met = await store.entry(entry.id);
      if (!met.ok && met.problem.kind !== "unreadable") return failure(sayProblem(met.problem));
      const stored = met.ok ? met.value : undefined;
      const isOwn =
        stored &&
        (stored.sitting === writer ||
          stored.sitting === from.writer ||
          contentText(stored.entry) === contentText(entry));
      if (isOwn) base = stored.revision;
      else becomeCopy();
    }
  };

  const becomeCopy = () => {
    draft = { ...asNewEntry(draft, newId(), clock.nowMs()), copyOf: draft.id };
    base = 0;
    isAsked = false;
    copyIds = new Map();
    isCopy = true;
    hasOtherTitle.value = true;
    host.onConflict();
  };

  const autosave = Autosave<Outcome>(
    {
      write,
      whenPending() {
        written.value = { kind: "saving" };
      },
      whenSettled(kind) {
        written.value = { kind };
        host.onSettled(name);
      },
      whenFailed(why) {
        written.value = { kind: "not saved", why };
        host.onTrouble(why);
      },
    },
    clock,
    host.after,
  );

  const edit = (patch: Partial<Entry>) => {
    draft = { ...draft, ...patch };
    autosave.touch();
  };

  /** Gives the parts another order or number; one that is empty is not stored, so nothing changes but the screen. */
  const arrange = (next: readonly Part[], isStored: boolean) => {
    if (isStored) edit({ parts: next });
    else draft = { ...draft, parts: next };
    parts.value = next;
  };

  const sitting: Sitting = {
    name: () => name,
    parts,
    saveState,
    storedAs,
    hasOtherTitle,
    draft: () => draft,
    writeTitle: (title) => edit({ title }),
    settleTitle() {
      if (isCopy) draft = { ...draft, title: conflictTitle(draft) };
      isCopy = false;
      hasOtherTitle.value = false;
      return draft.title;
    },
    writeFacts: (patch) => edit({ facts: withFacts(draft.facts, patch) }),
    writePart: (id, fields) => edit({ parts: withPartFields(draft.parts, id, fields) }),
    addPart(kind) {
      const id = newId();
      arrange(withPart(draft.parts, emptyPart(kind, id)), false);
      return id;
    },
    removePart(id) {
      const at = draft.parts.findIndex((part) => part.id === id);
      const part = draft.parts[at];
      if (!part) return () => {};
      const before = draft.parts.slice(0, at);
      arrange(withoutPart(draft.parts, id), !isEmptyPart(part));
      return () => (host.heir(draft.id) ?? sitting).putPartBack(part, before);
    },
    putPartBack(part, before) {
      arrange(withPartBack(draft.parts, part, before), !isEmptyPart(part));
    },
    movePart(id, by) {
      const next = withPartMovedBesideMain(draft.parts, id, by);
      if (next === draft.parts) return () => {};
      arrange(next, true);
      return () => void (host.heir(draft.id) ?? sitting).movePart(id, by === 1 ? -1 : 1);
    },
    refuse(field, why) {
      refusals.value = { ...refusals.peek(), [field]: why };
    },
    flush: () => autosave.flush(),
    isSettled: () => autosave.isSettled(),
    resume() {
      parts.value = draft.parts;
    },
    record: () => ({ name, entry: state(), base, writer }),
  };
  return sitting;
});
