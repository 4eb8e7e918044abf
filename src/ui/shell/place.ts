import { createContext } from "preact";
import type { EntryId } from "../../core/journal/id";

/** The heights of a list's rows, as `virtua` measured them. */
export type RowHeights = [sizes: number[], defaultSize?: number];

/** One step of the browser's history, and how it was left, for coming back to it. */
export interface Place {
  /** Tells the step from all others. */
  readonly step: string;
  /** How far the page was scrolled, in CSS pixels. */
  scrollY: number;
  /** The heights of the rows of its list, where it was scrolled. */
  heights?: RowHeights;
  /** The entry that was opened from here. */
  opened?: EntryId;
}

/** The place of the page that is on screen. */
export const PlaceContext = createContext<Place>({ step: "", scrollY: 0 });

/** More steps than anyone walks back. */
const mostPlaces = 30;

/** The places of this visit, by the state that their step has in the history. */
const places = new Map<unknown, Place>();

/** The place of the step that the history stands at, or a new one for it. */
export function placeHere(isNew: boolean): Place {
  const known = isNew ? undefined : places.get(history.state);
  return known ?? markHere(newPlace());
}

/** A place that no step of the history has yet. */
export function newPlace(): Place {
  return { step: `${Math.random()}`, scrollY: 0 };
}

/** Makes it the place of the step that the history stands at. */
export function markHere(place: Place): Place {
  history.replaceState(place.step, "");
  places.set(place.step, place);
  const [oldest] = places.keys();
  if (places.size > mostPlaces) places.delete(oldest);
  return place;
}
