import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { blankEntry, type Entry, type Head } from "../core/journal/entry";
import { type Goal, goalsOf, titleOfGoal } from "../core/journal/goal";
import type { EntryId } from "../core/journal/id";
import type { GoalPart } from "../core/journal/part";
import type { Clock } from "../platform/clock";
import type { NewId } from "../platform/ids";
import type { SmallStorage } from "../platform/small-storage";
import type { JournalStore, StoredEntry } from "../storage/journal-store";
import type { EditorModel } from "./editor-model";
import type { JournalModel } from "./journal-model";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";
import type { SessionModel } from "./session-model";

/** The goals that sessions were left with. Each stands in its entry alone; what is shown refers to it. */
export interface GoalModel {
  /** The open goal of the latest session that left one; nothing before it was looked for, and where there is none. */
  readonly next: ReadonlySignal<Goal | undefined>;
  /** Whether it was looked for. */
  readonly isKnown: ReadonlySignal<boolean>;
  /** Goals that were put off, the latest first. */
  readonly parked: ReadonlySignal<readonly Goal[]>;
  /** Looks at the journal as it is now; entries that did not change are not read again. */
  look(): Promise<void>;
  /** Begins an entry of today with the goal as its title, starts the session of it, and marks the goal as taken. The entry's id, if it is stored. */
  start(goal: Goal): Promise<EntryId | undefined>;
  /** Says what became of a goal; a notice takes that back. */
  mark(goal: Goal, state: "open" | "parked" | "dropped"): Promise<void>;
  /** Notes how high the goals stand in the journal, in pixels: the next start leaves as much room for them. */
  keepRoom(px: number): void;
}

/** What goals need of the world. */
export interface GoalHost {
  readonly store: Pick<JournalStore, "entry" | "entries" | "keep">;
  readonly journal: Pick<JournalModel, "heads">;
  readonly editor: Pick<EditorModel, "writeInto">;
  readonly session: Pick<SessionModel, "start">;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly smallStorage: Pick<SmallStorage, "read" | "write" | "remove">;
  readonly onKept: (stored: StoredEntry) => void;
}

/** In how many of the newest entries an open goal is looked for: an older one was left behind. */
const newestLooked = 20;
/** `main.tsx` reads it before the first drawing. */
const roomName = "goal-room";

const said = { open: "Goal open again.", parked: "Goal parked.", dropped: "Goal dropped." };

export const GoalModel = createModel((host: GoalHost): GoalModel => {
  const { store, journal, editor, notices, clock, smallStorage } = host;
  const next = signal<Goal | undefined>();
  const isKnown = signal(false);
  const parked = signal<readonly Goal[]>([]);
  /** A head is made anew with every write, so what was read for it holds as long as it is there. */
  const known = new WeakMap<Head, Entry>();
  let latestLook = 0;

  const read = async (head: Head): Promise<Entry | undefined> => {
    const before = known.get(head);
    if (before) return before;
    const stored = await store.entry(head.id);
    if (stored.ok && stored.value) known.set(head, stored.value.entry);
    return stored.ok ? stored.value?.entry : undefined;
  };

  const findNext = async (heads: readonly Head[]): Promise<Goal | undefined> => {
    for (const head of heads) {
      // One after the other: nearly always the first has it, and the others need not be read.
      // oxlint-disable-next-line no-await-in-loop -- see above
      const entry = await read(head);
      const goal = entry && goalsOf(entry, "open").at(-1);
      if (goal) return goal;
    }
    return undefined;
  };

  const look = async () => {
    const looking = ++latestLook;
    // A conflict copy says what its entry says.
    const heads = journal.heads.peek().filter(({ copyOf }) => copyOf === undefined);
    const found = await findNext(heads.slice(0, newestLooked));
    const withParked = heads.filter(({ hasParked }) => hasParked);
    const entries = await Promise.all(withParked.map(read));
    if (looking !== latestLook) return;
    next.value = found;
    parked.value = entries.flatMap((entry) => (entry ? goalsOf(entry, "parked") : []));
    isKnown.value = true;
  };

  /** Writes what became of a goal into its entry; whether that is committed. */
  const write = (
    { entry, part }: Goal,
    fields: Partial<Pick<GoalPart, "state" | "takenIn">>,
  ): Promise<boolean> => editor.writeInto(entry, (sitting) => sitting.writePart(part.id, fields));

  return {
    next,
    isKnown,
    parked,
    look,
    async start(goal) {
      const [nowMs, id] = [clock.nowMs(), host.newId()];
      const from = await store.entry(goal.entry);
      const section = from.ok ? from.value?.entry.facts.section : undefined;
      const facts = { date: clock.today(), tags: [], ...(section !== undefined && { section }) };
      const entry = { ...blankEntry(id, facts, nowMs), title: titleOfGoal(goal.part.text) };
      const kept = await store.keep({ entry, base: 0, sitting: host.newId(), nowMs });
      if (!kept.ok) {
        notices.warn(`Not started. ${sayProblem(kept.problem)}`);
        return undefined;
      }
      host.onKept(kept.value);
      // Should the page end in between, the goal is still open, and nothing is lost.
      await Promise.all([host.session.start(id), write(goal, { state: "taken", takenIn: id })]);
      return id;
    },
    async mark(goal, state) {
      const { state: before = "open" } = goal.part;
      if (!(await write(goal, { state }))) return;
      notices.tell(said[state], { label: "Undo", run: () => void write(goal, { state: before }) });
    },
    keepRoom(px) {
      const text = `${Math.round(px)}px`;
      if (px <= 0) smallStorage.remove(roomName);
      else if (smallStorage.read(roomName) !== text) smallStorage.write(roomName, text);
    },
  };
});
