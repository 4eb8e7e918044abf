/** The rows of a list of which only those near the window are drawn. */
interface WalkedRows {
  count(): number;
  /** The first row that can be seen. */
  firstVisible(): number;
  /** Brings a row near the window, so that it is drawn soon. */
  reveal(at: number): void;
}

/** How many frames a row may take to be drawn and measured; after that the focus stays where it is. */
const mostFrames = 60;

/**
 * Walks the rows of `list` by keyboard: arrows, `j` and `k`, Home and End move the focus from title
 * to title, also to rows that are not drawn yet. Rows are found by `aria-posinset`, titles by `h3 a`.
 */
export class RowWalk {
  readonly #list: HTMLElement;
  readonly #rows: WalkedRows;
  /** The row that gets the focus once it is drawn. */
  #wanted: number | undefined;
  #wasInside = false;

  constructor(list: HTMLElement, rows: WalkedRows) {
    this.#list = list;
    this.#rows = rows;
  }

  /** Listens until the signal aborts. */
  start(signal: AbortSignal): void {
    this.#list.addEventListener("keydown", (event) => this.#walk(event), { signal });
    document.addEventListener("focusin", (event) => this.#noteFocus(event.target), { signal });
  }

  /** Gives the focus to a row that is about to be drawn, and does not scroll. */
  comeBackTo(at: number): void {
    this.#wanted = at;
    this.#focusWhenDrawn(at, mostFrames, false);
  }

  /** A focused row that was scrolled away is drawn no more: the list keeps the focus for it. */
  holdFocus(): void {
    if (this.#wasInside && document.activeElement === document.body)
      this.#list.focus({ preventScroll: true });
  }

  /** The row that an element is in. */
  rowOf(target: EventTarget | null): number | undefined {
    const row = target instanceof Element ? target.closest("[aria-posinset]") : null;
    return row ? Number(row.getAttribute("aria-posinset")) - 1 : undefined;
  }

  #noteFocus(target: EventTarget | null): void {
    this.#wasInside = target instanceof Node && this.#list.contains(target);
  }

  #walk(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const from = this.#wanted ?? this.rowOf(event.target) ?? this.#rows.firstVisible() - 1;
    const last = this.#rows.count() - 1;
    const to = destinations[event.key]?.(from, last);
    if (to === undefined) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(to, last));
    this.#wanted = at;
    if (!this.#title(at)) this.#rows.reveal(at);
    this.#focusWhenDrawn(at, mostFrames, true);
  }

  #focusWhenDrawn(at: number, framesLeft: number, scrolls: boolean): void {
    if (at !== this.#wanted) return;
    const title = this.#title(at);
    // A row that is not measured yet is hidden, and a hidden title takes no focus.
    title?.focus({ preventScroll: true });
    const hasFocus = title !== null && title === document.activeElement;
    if (hasFocus && scrolls) title.closest("li")?.scrollIntoView({ block: "nearest" });
    if (hasFocus || framesLeft === 0) this.#wanted = undefined;
    else requestAnimationFrame(() => this.#focusWhenDrawn(at, framesLeft - 1, scrolls));
  }

  #title(at: number): HTMLElement | null {
    return this.#list.querySelector<HTMLElement>(`[aria-posinset="${at + 1}"] h3 a`);
  }
}

const destinations: Readonly<Record<string, (from: number, last: number) => number>> = {
  ArrowDown: (from) => from + 1,
  ArrowUp: (from) => from - 1,
  j: (from) => from + 1,
  k: (from) => from - 1,
  Home: () => 0,
  End: (_, last) => last,
};
