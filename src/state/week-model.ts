import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { addDays } from "../core/journal/days";
import { blankEntry, type Entry, type Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { LocalDate } from "../core/journal/local-date";
import { emptyPart } from "../core/journal/part";
import {
  digestOf,
  reviewOf,
  reviewSection,
  reviewText,
  reviewTitle,
  studiedFrom,
  type WeekDigest,
} from "../core/insight/week-digest";
import type { Clock } from "../platform/clock";
import type { NewId } from "../platform/ids";
import type { JournalStore, StoredEntry } from "../storage/journal-store";
import type { JournalModel } from "./journal-model";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";

/** A week as it is shown. */
export interface ShownWeek {
  readonly monday: LocalDate;
  readonly digest: WeekDigest;
  /** The entry that the week's review became, if it did. */
  readonly review: EntryId | undefined;
}

/** Sums a week up, and makes an entry of it. */
export interface WeekModel {
  readonly shown: ReadonlySignal<ShownWeek | undefined>;
  /** Why it cannot be read, as a sentence. */
  readonly why: ReadonlySignal<string | undefined>;
  /** Looks at the week that begins on this Monday, as the journal is now; what is not read of it yet is not summed up. */
  look(monday: LocalDate): Promise<void>;
  /** Begins the review of the week that is shown as an entry of today, and stores it. Its id, if it is stored; nothing while one is being stored. */
  write(): Promise<EntryId | undefined>;
}

export interface WeekHost {
  readonly store: Pick<JournalStore, "entries" | "keep">;
  readonly journal: Pick<JournalModel, "heads" | "isComplete">;
  readonly notices: Pick<NoticeModel, "warn">;
  readonly clock: Pick<Clock, "nowMs" | "today">;
  readonly newId: NewId;
  readonly onKept: (stored: StoredEntry) => void;
}

/** Of so many entries the parts are read: an import can put thousands on a day. */
const mostRead = 100;
/** Entries that are read at once. */
const batchSize = 50;

/** What its owner may ask themself, as the beginning of the thoughts. */
const prompts = "**Went well:** \n\n**Was hard:** \n\n**Will do differently:** ";

export const WeekModel = createModel((host: WeekHost): WeekModel => {
  const { store, journal, notices, clock, newId } = host;
  const shown = signal<ShownWeek | undefined>();
  const why = signal<string | undefined>();
  /** A head is made anew with every write, so what was read for it holds as long as it is there. */
  const known = new WeakMap<Head, Entry>();
  let latest = 0;
  let isWriting = false;

  /** Heads come newest first: days are whole once one before them was met. */
  const isReadFrom = (day: LocalDate) =>
    journal.isComplete.peek() || (journal.heads.peek().at(-1)?.facts.date ?? day) < day;

  /** Why it could not, if it could not. */
  const read = async (heads: readonly Head[], isWanted: () => boolean) => {
    const unknown = heads.filter((head) => !known.has(head));
    for (let from = 0; from < unknown.length && isWanted(); from += batchSize) {
      const batch = new Map(unknown.slice(from, from + batchSize).map((head) => [head.id, head]));
      // oxlint-disable-next-line no-await-in-loop -- a week has a few
      const found = await store.entries([...batch.keys()]);
      if (!found.ok) return sayProblem(found.problem);
      for (const { entry } of found.value) {
        const head = batch.get(entry.id);
        if (head) known.set(head, entry);
      }
    }
    return undefined;
  };

  return {
    shown,
    why,
    async look(monday) {
      const looking = ++latest;
      const before = addDays(monday, -7);
      if (!isReadFrom(before)) return;
      const all = journal.heads.peek();
      const heads = studiedFrom(all, monday, addDays(monday, 7));
      const first = heads.slice(0, mostRead);
      const problem = await read(first, () => looking === latest);
      if (looking !== latest) return;
      why.value = problem;
      if (problem !== undefined) return;
      const entries = first.flatMap((head) => known.get(head) ?? []);
      const digest = digestOf(heads, studiedFrom(all, before, monday), entries);
      shown.value = { monday, digest, review: reviewOf(all, monday)?.id };
    },
    async write() {
      const week = shown.peek();
      if (!week || isWriting) return undefined;
      const [nowMs, id] = [clock.nowMs(), newId()];
      const facts = { date: clock.today(), section: reviewSection, tags: [] };
      const parts = [
        { ...emptyPart("learned", newId()), text: reviewText(week.digest) },
        { ...emptyPart("thought", newId()), text: prompts },
      ];
      const entry = { ...blankEntry(id, facts, nowMs), title: reviewTitle(week.monday), parts };
      isWriting = true;
      const kept = await store.keep({ entry, base: 0, sitting: newId(), nowMs });
      isWriting = false;
      if (!kept.ok) {
        notices.warn(`The review was not begun. ${sayProblem(kept.problem)}`);
        return undefined;
      }
      host.onKept(kept.value);
      return id;
    },
  };
});
