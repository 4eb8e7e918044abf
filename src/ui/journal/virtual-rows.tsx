import { createContext } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";
import {
  type CustomContainerComponentProps,
  type CustomItemComponentProps,
  WindowVirtualizer,
  type WindowVirtualizerHandle,
} from "virtua";
import type { RowsProps } from "./entry-list";
import { PlaceContext } from "../shell/place";
import { RowWalk } from "./row-walk";
import styles from "./virtual-rows.module.css";

/** A list of any length of which only the rows near the window are drawn; back from a page it is where it was left. */
export function VirtualRows({ heads, size, draw }: RowsProps) {
  const place = useContext(PlaceContext);
  const frame = useRef<HTMLDivElement>(null);
  const handle = useRef<WindowVirtualizerHandle>(null);
  const walkRef = useRef<RowWalk>(null);
  useEffect(() => {
    const [list, rows] = [frame.current?.querySelector("ul"), handle.current];
    if (!list || !rows) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    const walk = new RowWalk(list, {
      count: () => heads.peek().length,
      firstVisible: () => rows.findItemIndex(scrollY),
      reveal: (at) => rows.scrollToIndex(at, { align: "center" }),
    });
    walkRef.current = walk;
    walk.start(signal);
    const noteOpened = ({ target }: Event) => {
      const head = heads.peek()[walk.rowOf(target) ?? -1];
      if (head) place.opened = head.id;
    };
    list.addEventListener("click", noteOpened, { signal });
    const opened = heads.peek().findIndex(({ id }) => id === place.opened);
    if (opened >= 0) walk.comeBackTo(opened);
    return () => {
      listening.abort();
      // From the top the list is drawn without them, and they are a megabyte when it is long.
      if (place.scrollY > 0) place.heights = rows.cache;
    };
  }, [heads, place]);
  return (
    <div ref={frame}>
      <SizeContext.Provider value={size}>
        <WindowVirtualizer
          ref={handle}
          as={List}
          item={Row}
          data={heads.value}
          {...(place.heights && { cache: place.heights })}
          onScrollEnd={() => walkRef.current?.holdFocus()}
        >
          {draw}
        </WindowVirtualizer>
      </SizeContext.Provider>
    </div>
  );
}

/** How many rows there are, or -1 while that is not known. */
const SizeContext = createContext(-1);

function List({ style, children, ref }: CustomContainerComponentProps) {
  return (
    <ul
      // Safari takes a list without bullets for no list.
      // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- see above
      role="list"
      ref={ref ?? null}
      class={styles["list"]}
      style={style}
      aria-label="Entries"
      tabIndex={-1}
    >
      {children}
    </ul>
  );
}

function Row({ style, children, ref, index }: CustomItemComponentProps) {
  return (
    <li
      ref={ref ?? null}
      style={style}
      aria-setsize={useContext(SizeContext)}
      aria-posinset={index + 1}
    >
      {children}
    </li>
  );
}
