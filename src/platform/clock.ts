import { isLocalDate, type LocalDate } from "../core/journal/local-date";

/** The time, as an argument: tests own it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** The day that the owner's wall calendar shows. */
  today(): LocalDate;
}

/** The browser's clock, in the browser's time zone. */
export const browserClock: Clock = {
  nowMs: () => Date.now(),
  today() {
    const now = new Date();
    const [month, day] = [now.getMonth() + 1, now.getDate()];
    const text = `${now.getFullYear()}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    // A clock set beyond the calendar that entries know still gets a day.
    return isLocalDate(text) ? text : "1970-01-01";
  },
};
