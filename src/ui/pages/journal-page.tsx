import { useComputed } from "@preact/signals";
import { useCallback, useContext } from "preact/hooks";
import {
  filterHeads,
  type JournalFilter,
  monthTotals,
  startsMonth,
} from "../../core/journal/journal-rows";
import type { Head } from "../../core/journal/entry";
import { monthOf } from "../../core/journal/local-date";
import type { Route } from "../../core/route";
import type { App } from "../../state/app";
import { sayProblem } from "../../state/say-problem";
import { Link } from "../controls/link";
import { Unseen } from "../controls/unseen";
import { EmptyJournal } from "../journal/empty-journal";
import { EntryList } from "../journal/entry-list";
import { EntryRow } from "../journal/entry-row";
import { FilterBar } from "../journal/filter-bar";
import { MonthHeader, totalLabel } from "../journal/month-header";
import { PlaceContext } from "../shell/place";
import styles from "./journal-page.module.css";

/** All entries, newest first, under their months, or those that a tag or a section lets through. */
export function JournalPage({ app }: { readonly app: App }) {
  const { journal, route } = app;
  const place = useContext(PlaceContext);
  const filter = useComputed(() => filterOf(route.route.value));
  const shown = useComputed(() => filterHeads(journal.heads.value, filter.value));
  const totals = useComputed(() => monthTotals(shown.value, journal.isComplete.value));
  const { tag, section } = filter.value;
  const isFiltered = tag !== undefined || section !== undefined;
  const isComplete = journal.isComplete.value;
  const state = journal.state.value;
  const monthsTotals = totals.value;
  const draw = useCallback(
    (head: Head, at: number) => {
      const month = monthOf(head.facts.date);
      return (
        <>
          {startsMonth(shown.peek(), at) && (
            <MonthHeader month={month} total={monthsTotals.get(month)} />
          )}
          <EntryRow head={head} />
        </>
      );
    },
    [shown, monthsTotals],
  );
  const isEmpty = shown.value.length === 0;
  return (
    <>
      <h1>
        <Unseen>Journal</Unseen>
      </h1>
      {typeof state === "object" && (
        <div class={styles["problem"]} role="alert">
          <p>{sayProblem(state)}</p>
          <button type="button" onClick={() => void journal.reload()}>
            Try again
          </button>
        </div>
      )}
      <FilterBar
        filter={filter.value}
        known={journal.known.value}
        isComplete={isComplete}
        go={(by) => route.go({ page: "journal", ...by })}
      />
      {isFiltered && (
        <div class={styles["filter"]}>
          <p role="status">
            {filterLabel(filter.value)}: {isComplete ? countLabel(shown.value) : "counting …"}
          </p>
          <Link to={{ page: "journal" }}>Clear filter</Link>
        </div>
      )}
      {!isEmpty && <EntryList key={place.step} heads={shown} isComplete={isComplete} draw={draw} />}
      {isEmpty && isComplete && !isFiltered && <EmptyJournal install={app.install} />}
    </>
  );
}

function filterOf(route: Route): JournalFilter {
  if (route.page !== "journal") return {};
  const { tag, section } = route;
  return { ...(tag && { tag }), ...(section && { section }) };
}

function filterLabel({ tag, section }: JournalFilter): string {
  return [tag && `#${tag}`, section].filter((word) => word).join(" in ");
}

function countLabel(heads: readonly Head[]): string {
  if (heads.length === 0) return "no entries";
  const minutes = heads.reduce((sum, { facts }) => sum + (facts.minutes ?? 0), 0);
  return totalLabel({ entries: heads.length, minutes });
}
