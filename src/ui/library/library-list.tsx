import type { ComponentChildren, VNode } from "preact";
import { useRef } from "preact/hooks";
import { FindField } from "../find/find-field";
import type { Line } from "../find/use-line";

interface LibraryListProps {
  /** What stands in the list, in the plural: `snippets`. */
  readonly of: string;
  readonly line: Line;
  /** What can be asked, shown while nothing is. */
  readonly hint: string;
  /** Why there is no answer, as sentences. */
  readonly why: string | undefined;
  /** Nothing before the first answer. */
  readonly rows: readonly VNode[] | undefined;
  readonly total: number;
  readonly onMore: () => void;
  /** What stands between the field and the list: what it can be narrowed down by, and how much it has. */
  readonly children: ComponentChildren;
}

/** A list of parts from all entries, below the field that narrows it down. */
export function LibraryList(props: LibraryListProps) {
  const { of, line, hint, why, rows, total, onMore, children } = props;
  const listRef = useRef<HTMLOListElement>(null);
  return (
    <>
      <FindField
        fieldRef={line.fieldRef}
        label={`Find ${of}`}
        hint={hint}
        first={line.first}
        onLine={line.onLine}
        onDown={() => listRef.current?.querySelector<HTMLElement>("a, button")?.focus()}
      />
      {why !== undefined && <p role="alert">{why}</p>}
      {rows && (
        <>
          {children}
          <ol ref={listRef} aria-label={`${of.charAt(0).toUpperCase()}${of.slice(1)}`}>
            {rows}
          </ol>
          {rows.length < total && (
            <button type="button" onClick={onMore}>
              More {of}
            </button>
          )}
        </>
      )}
    </>
  );
}
