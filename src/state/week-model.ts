import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { addDays } from "../core/journal/days";
import { blankEntry, type Entry, type Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { LocalDate } from "../core/journal/local-date";
import { emptyPart } from "../core/journal/part";
import {
  digestOf,
  reviewSection,
  reviewText,
  reviewTitle,
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
  /** Looks at the week that begins on this Monday, as the journal is now. */
  look(monday: LocalDate): Promise<void>;
  /** Begins the review of the week that is shown as an entry of today, and stores it. Its id, if it is stored. */
  write(): Promise<EntryId | undefined>;
}

export interface WeekHost {
  readonly store: Pick<JournalStore, "entries" | "keep">;
  readonly journal: Pick<JournalModel, "heads">;
  readonly notices: Pick<NoticeModel, "warn">;
  readonly clock: Pick<Clock, "nowMs" | "today">;
  readonly newId: NewId;
  readonly onKept: (stored: StoredEntry) => void;
}

/** Entries that are read at once. */
const batchSize = 50;

/** What its owner may ask themself, as the beginning of the thoughts. */
const prompts = "**Went well:** \n\n**Was hard:** \n\n**Will do differently:** ";

export const WeekModel = createModel((host: WeekHost): WeekModel => {
  const { store, journal, notices, clock, newId } = host;
  const shown = signal<ShownWeek | undefined>();
  const why = signal<string | undefined>();
  let latest = 0;

  return {
    shown,
    why,
    async look(monday) {
      const looking = ++latest;
      const heads = journal.heads.peek();
      const end = addDays(monday, 7);
      const ids = heads.filter(({ facts }) => facts.date >= monday && facts.date < end).map(idOf);
      const entries: Entry[] = [];
      for (let from = 0; from < ids.length; from += batchSize) {
        // oxlint-disable-next-line no-await-in-loop -- a week has a few
        const read = await store.entries(ids.slice(from, from + batchSize));
        if (looking !== latest) return;
        if (!read.ok) {
          why.value = sayProblem(read.problem);
          return;
        }
        entries.push(...read.value.map(({ entry }) => entry));
      }
      const title = reviewTitle(monday);
      const review = heads.find(
        ({ label, facts }) => facts.section === reviewSection && label === title,
      )?.id;
      why.value = undefined;
      shown.value = { monday, digest: digestOf(entries), review };
    },
    async write() {
      const week = shown.peek();
      if (!week) return undefined;
      const [nowMs, id] = [clock.nowMs(), newId()];
      const facts = { date: clock.today(), section: reviewSection, tags: [] };
      const parts = [
        { ...emptyPart("learned", newId()), text: reviewText(week.digest) },
        { ...emptyPart("thought", newId()), text: prompts },
      ];
      const entry = { ...blankEntry(id, facts, nowMs), title: reviewTitle(week.monday), parts };
      const kept = await store.keep({ entry, base: 0, sitting: newId(), nowMs });
      if (!kept.ok) {
        notices.warn(`The review was not begun. ${sayProblem(kept.problem)}`);
        return undefined;
      }
      host.onKept(kept.value);
      return id;
    },
  };
});

function idOf({ id }: Head): EntryId {
  return id;
}
