import { computed } from "@preact/signals";
import { useContext, useMemo } from "preact/hooks";
import type { Head } from "../../core/journal/entry";
import { filterHeads } from "../../core/journal/journal-filter";
import type { Route } from "../../core/route";
import type { App } from "../../state/app";
import { ExportMarkdown } from "../controls/export-markdown";
import { Link } from "../controls/link";
import { PlaceContext } from "../shell/place";
import { EntryList } from "./entry-list";
import { FilterBar } from "./filter-bar";
import styles from "./filtered-journal.module.css";
import { totalLabel } from "./month-header";

interface FilteredJournalProps {
  readonly app: Pick<App, "journal" | "route" | "open" | "notices">;
  readonly route: Route;
}

/** What the list can be narrowed by and, where the address says by what, the narrowed list itself. */
export function FilteredJournal({ app, route }: FilteredJournalProps) {
  const { journal } = app;
  const { step } = useContext(PlaceContext);
  const { tag, section } = route.page === "journal" ? route : {};
  const filter = useMemo(
    () => ({ ...(tag && { tag }), ...(section && { section }) }),
    [tag, section],
  );
  const shown = useMemo(
    () => computed(() => filterHeads(journal.heads.value, filter)),
    [journal, filter],
  );
  const isComplete = journal.isComplete.value;
  const isFiltered = (tag ?? section) !== undefined;
  return (
    <>
      <FilterBar
        filter={filter}
        known={journal.known.value}
        isComplete={isComplete}
        go={(by) => app.route.go({ page: "journal", ...by })}
        find={(q) => app.route.go({ page: "find", q })}
      />
      {isFiltered && (
        <div class={styles["filter"]}>
          <p role="status">
            {[tag && `#${tag}`, section].filter((word) => word).join(" in ")}:{" "}
            {isComplete ? countLabel(shown.value) : "counting …"}
          </p>
          <Link to={{ page: "journal" }}>Clear filter</Link>
          {isComplete && shown.value.length > 0 && (
            <ExportMarkdown app={app} isQuiet ids={() => shown.peek().map(({ id }) => id)} />
          )}
        </div>
      )}
      {isFiltered && shown.value.length > 0 && (
        <EntryList key={step} heads={shown} isComplete={journal.isComplete} />
      )}
    </>
  );
}

function countLabel(heads: readonly Head[]): string {
  if (heads.length === 0) return "no entries";
  const minutes = heads.reduce((sum, { facts }) => sum + (facts.minutes ?? 0), 0);
  return totalLabel({ entries: heads.length, minutes });
}
