import { createContext } from "preact";
import type { EntryId } from "../../core/journal/id";

/** How one step of the browser's history was left, for coming back to it. */
export interface Place {
  /** The same as long as the step is. */
  readonly step: string;
  /** How far the page was scrolled, in CSS pixels. */
  scrollY: number;
  /** The heights of the rows of a long list, as `virtua` measured them. */
  heights?: [sizes: number[], defaultSize?: number];
  /** The entry that was opened from here. */
  opened?: EntryId;
}

/** The place of the page that is on screen. */
export const PlaceContext = createContext<Place>({ step: "", scrollY: 0 });

/** More steps than anyone walks back; the heights of a long list weigh a megabyte. */
const mostPlaces = 30;

/** The places of this visit, by step of the history. */
export class Places {
  readonly #places = new Map<string, Place>();
  #present: Place;

  constructor() {
    this.#present = this.#arrive();
  }

  /** The place of the step that is current in the history now, after noting how the last one was left. */
  move(): Place {
    this.#present.scrollY = scrollY;
    this.#present = this.#arrive();
    return this.#present;
  }

  get present(): Place {
    return this.#present;
  }

  #arrive(): Place {
    const state: unknown = history.state;
    const known =
      typeof state === "object" && state && "step" in state && typeof state.step === "string"
        ? state.step
        : undefined;
    // The time tells this visit's steps from those that an earlier one left in the history.
    const step = known ?? `${performance.timeOrigin + performance.now()}`;
    if (!known) history.replaceState({ step }, "");
    const place = this.#places.get(step) ?? { step, scrollY: 0 };
    this.#places.delete(step);
    this.#places.set(step, place);
    const [oldest] = this.#places.keys();
    if (this.#places.size > mostPlaces && oldest !== undefined) this.#places.delete(oldest);
    return place;
  }
}
