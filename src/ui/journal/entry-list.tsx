import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import { useCallback } from "preact/hooks";
import type { Head } from "../../core/journal/entry";
import { monthTotal, startsMonth } from "../../core/journal/journal-rows";
import { monthOf } from "../../core/journal/local-date";
import { lazy, type Missing } from "../shell/lazy";
import { EntryRow } from "./entry-row";
import { MonthHeader } from "./month-header";

interface EntryListProps {
  readonly heads: ReadonlySignal<readonly Head[]>;
  /** Whether `heads` is all there is: only then can be said how many there are. */
  readonly isComplete: ReadonlySignal<boolean>;
}

export interface RowsProps {
  readonly heads: ReadonlySignal<readonly Head[]>;
  /** How many rows there are, or -1 while that is not known. */
  readonly size: number;
  /** Draws what stands in the list's row of a head; `at` is its place in `heads`. */
  readonly draw: (head: Head, at: number) => VNode;
}

/** The height that hardly a row falls short of: as many as fit on the screen are drawn first. */
const rowPx = 80;
/** How many rows a page bears, should the code for more not come. */
const mostRows = 500;

/** The first screen is drawn without what a long list needs, which comes right after it. */
const Rows = lazy("VirtualRows", () => import("./virtual-rows"), FirstRows);

/** The list "Entries", under the months. */
export function EntryList({ heads, isComplete }: EntryListProps) {
  const [known, isAll] = [heads.value, isComplete.value];
  const draw = useCallback(
    (head: Head, at: number) => (
      <>
        {startsMonth(known, at) && (
          <MonthHeader month={monthOf(head.facts.date)} total={monthTotal(known, at, isAll)} />
        )}
        <EntryRow head={head} />
      </>
    ),
    [known, isAll],
  );
  return <Rows heads={heads} size={isAll ? known.length : -1} draw={draw} />;
}

function FirstRows({ heads, size, draw, hasFailed }: RowsProps & Missing) {
  const count = hasFailed ? mostRows : Math.ceil((innerHeight - 240) / rowPx);
  return (
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- Safari takes a list without bullets for no list
    <ul role="list" aria-label="Entries">
      {heads.value.slice(0, count).map((head, at) => (
        <li key={head.id} aria-setsize={size} aria-posinset={at + 1}>
          {draw(head, at)}
        </li>
      ))}
    </ul>
  );
}
