import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { type Jot, type JotKind, parseJot } from "../core/jot/jot";
import { jotPart, kindOfPart, type Pasted } from "../core/jot/jot-part";
import { draftOfShared, readShared } from "../core/jot/shared";
import { type Entry, type Head, labelOf } from "../core/journal/entry";
import { longestMinutes } from "../core/journal/duration";
import type { Facts, FactsPatch } from "../core/journal/facts";
import type { EntryId } from "../core/journal/id";
import { isEmptyPart, type Part, type WrittenPart, withoutPart } from "../core/journal/part";
import { spellingKey, withTags } from "../core/journal/tag";
import { trashed, trashSitting } from "../core/journal/trash";
import { languages } from "../core/markup/languages";
import type { Clock } from "../platform/clock";
import type { NewId } from "../platform/ids";
import type { SharedInbox } from "../platform/shared-inbox";
import type { SmallStorage } from "../platform/small-storage";
import type { JournalStore, StoredEntry } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";
import type { EditorModel } from "./editor-model";
import type { JournalModel } from "./journal-model";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";
import type { Sitting } from "./sitting";

/** What stands at the prompt and is not stored in an entry. */
export interface JotDraft {
  readonly line: string;
  readonly pasted?: Pasted | undefined;
}

/** A jot that was stored, and where. */
export interface StoredJot {
  readonly id: EntryId;
  /** What the entry is called, with the jot in it. */
  readonly label: string;
  readonly kind: JotKind;
  /** Whether the jot is the first thing in its entry. */
  readonly isNew: boolean;
}

/** The prompt: one line, or some that were pasted, becomes a part of an entry of today. */
export interface JotModel {
  /** The last jot of this page that was committed, until it is taken back. */
  readonly last: ReadonlySignal<StoredJot | undefined>;
  /** The entry that a jot would go to now; `undefined` is a new one. */
  target(jot: Jot): Head | undefined;
  /** Stores a jot; one after the other. Whether there was anything to store, and it is committed. */
  store(draft: JotDraft): Promise<boolean>;
  /**
   * Takes the last jot back out of its entry; what stood at the prompt, to be written on. Nothing
   * where it stays, which is said.
   */
  undo(): Promise<JotDraft | undefined>;
  /** Lines that were stored before, the last first. */
  history(): readonly string[];
  /** Leaves what stands at the prompt where the next start finds it; whether it is there. */
  keepDraft(draft: JotDraft): boolean;
  /** What was left at the prompt; nothing where nothing was. */
  draft(): JotDraft;
  /** Gives what other apps shared to `keep`, which says whether the next start finds it; then it is cleared away. */
  takeShared(keep: (draft: JotDraft) => boolean): Promise<void>;
  /** Whether what was copied is to be read, as no other app can share to this one here. */
  readsClipboard(): boolean;
  /** What was copied in another app; rejects where reading it is refused. */
  readClipboard(): Promise<string>;
}

/** What a jot model needs of the world. */
export interface JotHost {
  readonly journal: Pick<JournalModel, "heads">;
  readonly editor: Pick<EditorModel, "writeInto">;
  readonly store: Pick<JournalStore, "entry" | "keep">;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly smallStorage: SmallStorage;
  readonly inbox: SharedInbox;
  readonly readClipboard?: (() => Promise<string>) | undefined;
  readonly onKept: (stored: StoredEntry) => void;
}

const draftName = "jot";
const historyName = "jots";
/** How many lines are remembered. */
const mostRemembered = 50;

/** What was changed in an entry, so that it can be changed back. */
interface Change extends StoredJot {
  readonly draft: JotDraft;
  readonly part: WrittenPart;
  readonly jot: Jot;
  readonly before: Facts;
}

export const JotModel = createModel((host: JotHost): JotModel => {
  const { journal, editor, clock, smallStorage } = host;
  const last = signal<Change | undefined>();
  /** Two jots into one entry must not meet: each begins when the one before is stored. */
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(run: () => Promise<Value>): Promise<Value> => {
    const turn = queue.then(run);
    queue = turn.catch(() => undefined);
    return turn;
  };

  const target = ({ section }: Jot): Head | undefined => {
    const today = clock.today();
    // The newest come first: a key is no time to look through all of a journal.
    for (const head of journal.heads.peek()) {
      const { date, section: its } = head.facts;
      if (date < today) break;
      const isIts =
        section === undefined || its === undefined || spellingKey(its) === spellingKey(section);
      if (date === today && isIts) return head;
    }
    return undefined;
  };

  const write = async (draft: JotDraft): Promise<boolean> => {
    const jot = parseJot(draft.line);
    const made = jotPart(jot, draft.pasted, host.newId());
    if (!made) return false;
    const head = target(jot);
    let change: Change | undefined;
    let written: Sitting | undefined;
    const isStored = await editor.writeInto(head?.id, (sitting) => {
      written = sitting;
      const { facts } = sitting.draft();
      const isNew = sitting.storedAs.peek() === undefined;
      const part = putInto(sitting, made);
      sitting.writeFacts(factsWith(facts, jot));
      const entry = sitting.draft();
      const label = labelOf(entry);
      const kind = kindOfPart(jot, draft.pasted);
      change = { id: entry.id, label, kind, isNew, draft, part, jot, before: facts };
    });
    // Where another tab was faster, it stands in a conflict copy, which has another id.
    if (isStored && change) last.value = { ...change, id: written?.storedAs.peek() ?? change.id };
    remember(draft.line.trim());
    return isStored;
  };

  /** Whether the jot is out of its entry; if not, why is said. */
  const takeBack = async (change: Change): Promise<boolean> => {
    const read = await host.store.entry(change.id);
    if (!read.ok) return stays(read.problem);
    const stored = read.value;
    const part = stored && asWritten(change.part, stored.entry);
    if (!part) {
      last.value = undefined;
      host.notices.tell("What you jotted was changed or removed since. It was not taken back.");
      return false;
    }
    if (change.isNew && isOnly(part, stored.entry)) {
      const nowMs = clock.nowMs();
      const entry = trashed(stored.entry, nowMs);
      const base = stored.revision;
      const kept = await host.store.keep({ entry, base, sitting: trashSitting, nowMs });
      if (!kept.ok) return stays(kept.problem);
      host.onKept(kept.value);
      return true;
    }
    await editor.writeInto(change.id, (sitting) => {
      sitting.removePart(part.id);
      sitting.writeFacts(factsWithout(sitting.draft().facts, change));
    });
    return true;
  };

  const stays = (problem: StoreProblem): false => {
    host.notices.warn(`Not taken back. ${sayProblem(problem)}`);
    return false;
  };

  const history = () => readLines(smallStorage.read(historyName));
  const remember = (line: string) => {
    const lines = [line, ...history().filter((other) => other !== line)];
    if (line !== "")
      smallStorage.write(historyName, JSON.stringify(lines.slice(0, mostRemembered)));
  };

  return {
    last,
    target,
    store: (draft) => inTurn(() => write(draft)),
    undo: () =>
      inTurn(async () => {
        const change = last.peek();
        if (!change || !(await takeBack(change))) return undefined;
        last.value = undefined;
        return change.draft;
      }),
    history,
    readsClipboard: () => host.readClipboard !== undefined,
    readClipboard: () => host.readClipboard?.() ?? Promise.reject(new Error("There is none.")),
    keepDraft(draft) {
      if (draft.line !== "" || draft.pasted)
        return smallStorage.write(draftName, JSON.stringify(draft));
      smallStorage.remove(draftName);
      return true;
    },
    draft: () => readDraft(smallStorage.read(draftName)),
    takeShared: (keep) =>
      inTurn(async () => {
        const { values, clear } = await host.inbox.read();
        const shared = values.flatMap((value) => readShared(value) ?? []);
        const isKept = shared.length === 0 || keep(draftOfShared(shared));
        if (shared.some(({ isCut }) => isCut))
          host.notices.warn("What was shared is too long: only its beginning is here.");
        if (isKept) await clear();
      }),
  };
});

/** Puts the part where the page expects it: the empty place of what was learned is filled first. Gives it as it stands there. */
function putInto(sitting: Sitting, made: WrittenPart): WrittenPart {
  const place = sitting.draft().parts.find((part) => part.kind === made.kind && isEmptyPart(part));
  const isMain = place?.kind === "learned";
  const id = isMain ? place.id : sitting.addPart(made.kind);
  const part = { ...made, id };
  const { id: _, kind: _kind, ...fields } = part;
  sitting.writePart(id, fields);
  return part;
}

/** Whether the entry holds nothing but what the jot left in it. */
function isOnly({ id }: Part, { title, parts }: Entry): boolean {
  return title === "" && withoutPart(parts, id).every(isEmptyPart);
}

/**
 * The part as it stands in the entry, if nothing of it was changed since. In a conflict copy it has
 * another id, and the store may give its fields in another order.
 */
function asWritten(part: WrittenPart, { parts }: Entry): Part | undefined {
  const own = parts.find(({ id }) => id === part.id);
  return (own ? [own] : parts).find((other) => {
    const now: Partial<Record<string, unknown>> = { ...other, id: part.id };
    return Object.entries(part).every(([name, value]) => now[name] === value);
  });
}

/** The jot's tags come to the others, its time to the time spent, and its section where there is none. */
function factsWith(facts: Facts, { tags, section, minutes }: Jot): FactsPatch {
  return {
    tags: withTags(facts.tags, tags),
    ...(section !== undefined && facts.section === undefined && { section }),
    ...(minutes !== undefined && {
      minutes: Math.min(longestMinutes, (facts.minutes ?? 0) + minutes),
    }),
  };
}

/** What the jot brought into the facts is taken out of them; what was there before or came since stays. */
function factsWithout(facts: Facts, { jot, before }: Change): FactsPatch {
  const had = new Set(before.tags.map(spellingKey));
  const brought = new Set(jot.tags.map(spellingKey).filter((key) => !had.has(key)));
  const minutes = (facts.minutes ?? 0) - (jot.minutes ?? 0);
  return {
    tags: facts.tags.filter((tag) => !brought.has(spellingKey(tag))),
    ...(before.section === undefined && facts.section === jot.section && { section: undefined }),
    ...(jot.minutes !== undefined && { minutes: minutes > 0 ? minutes : undefined }),
  };
}

function readLines(text: string | undefined): readonly string[] {
  const lines = parse(text);
  return Array.isArray(lines) ? lines.filter((line) => typeof line === "string") : [];
}

function readDraft(text: string | undefined): JotDraft {
  const read = parse(text);
  if (typeof read !== "object" || read === null) return { line: "" };
  const { line, pasted }: Partial<Record<string, unknown>> = { ...read };
  const lines = readPasted(pasted);
  return { line: typeof line === "string" ? line : "", ...(lines && { pasted: lines }) };
}

function readPasted(read: unknown): Pasted | undefined {
  if (typeof read !== "object" || read === null) return undefined;
  const { text, as, language }: Partial<Record<string, unknown>> = { ...read };
  if (typeof text !== "string" || text === "") return undefined;
  return {
    text,
    as: as === "output" ? "output" : "snippet",
    language: languages.find(({ id }) => id === language)?.id ?? "",
  };
}

/** The small storage is outside: what is not JSON is nothing. */
function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
