import { createContext } from "preact";
import type { EntryId } from "../../core/journal/id";

/** The heights of a list's rows, as `virtua` measured them. */
export type RowHeights = [sizes: number[], defaultSize?: number];

/** How one step of the browser's history was left, for coming back to it. */
export class Place {
  /** The same as long as the step is. */
  readonly step: string;
  #scrollY = 0;
  #heights: RowHeights | undefined;
  #opened: EntryId | undefined;

  constructor(step: string) {
    this.step = step;
  }

  /** How far the page was scrolled, in CSS pixels. */
  get scrollY(): number {
    return this.#scrollY;
  }

  /** The heights of the rows of its list, where it was scrolled. */
  get heights(): RowHeights | undefined {
    return this.#heights;
  }

  /** The entry that was opened from here. */
  get opened(): EntryId | undefined {
    return this.#opened;
  }

  leave(atScrollY: number): void {
    this.#scrollY = atScrollY;
  }

  keepHeights(heights: RowHeights): void {
    // From the top the list is drawn without them, and they are a megabyte when it is long.
    if (this.#scrollY > 0) this.#heights = heights;
  }

  noteOpened(id: EntryId): void {
    this.#opened = id;
  }
}

/** The place of the page that is on screen. */
export const PlaceContext = createContext(new Place(""));

/** More steps than anyone walks back. */
const mostPlaces = 30;

/** The places of this visit, by step of the history. */
export class Places {
  readonly #places = new Map<string, Place>();

  /** The place of the step that the history stands at. */
  here(): Place {
    const state: unknown = history.state;
    const known =
      typeof state === "object" && state && "step" in state && typeof state.step === "string"
        ? state.step
        : undefined;
    // The time tells this visit's steps from those that an earlier one left in the history.
    const step = known ?? `${performance.timeOrigin + performance.now()}`;
    if (!known) history.replaceState({ step }, "");
    const place = this.#places.get(step) ?? new Place(step);
    this.#places.delete(step);
    this.#places.set(step, place);
    const [oldest] = this.#places.keys();
    if (this.#places.size > mostPlaces && oldest !== undefined) this.#places.delete(oldest);
    return place;
  }
}
