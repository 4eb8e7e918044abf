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
    const now = Date.now();
    // An ISO text is in UTC, so the instant is moved to where UTC shows what the wall shows here.
    const zoneMs = new Date(now).getTimezoneOffset() * 60_000;
    const text = new Date(now - zoneMs).toISOString().slice(0, 10);
    // A clock set beyond the calendar that entries know still gets a day.
    return isLocalDate(text) ? text : "1970-01-01";
  },
};
