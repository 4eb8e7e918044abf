import { type ReadonlySignal, signal } from "@preact/signals";
import type { FunctionComponent, VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { Head } from "../../core/journal/entry";

export interface EntryListProps {
  readonly heads: ReadonlySignal<readonly Head[]>;
  /** Whether `heads` is all there is: only then can be said how many there are. */
  readonly isComplete: boolean;
  /** Draws what stands in the list's row of a head; `at` is its place in `heads`. */
  readonly draw: (head: Head, at: number) => VNode;
}

/** More rows than fit on a screen; and how many a page bears, should the code for more not come. */
const firstRows = 30;
const mostRows = 500;

const loaded = signal<{
  readonly Rows?: FunctionComponent<EntryListProps>;
  readonly hasFailed?: boolean;
}>({});

/** The list "Entries". The first screen is drawn without what a long list needs, which comes right after it. */
export function EntryList(props: EntryListProps) {
  useEffect(load, []);
  const { Rows, hasFailed } = loaded.value;
  if (Rows) return <Rows {...props} />;
  const { heads, isComplete, draw } = props;
  const size = isComplete ? heads.value.length : -1;
  return (
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- Safari takes a list without bullets for no list
    <ul role="list" aria-label="Entries">
      {heads.value.slice(0, hasFailed ? mostRows : firstRows).map((head, at) => (
        <li key={head.id} aria-setsize={size} aria-posinset={at + 1}>
          {draw(head, at)}
        </li>
      ))}
    </ul>
  );
}

function load(): void {
  if (loaded.peek().Rows) return;
  import("./virtual-rows").then(
    ({ VirtualRows }) => {
      loaded.value = { Rows: VirtualRows };
    },
    () => {
      loaded.value = { hasFailed: true };
    },
  );
}
