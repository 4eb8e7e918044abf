import { formatMinutes } from "../../core/journal/duration";
import { monthLabel, type MonthTotal } from "../../core/journal/journal-rows";
import type { Month } from "../../core/journal/local-date";
import styles from "./month-header.module.css";

interface MonthHeaderProps {
  readonly month: Month;
  /** Missing as long as entries of the month may be unread. */
  readonly total: MonthTotal | undefined;
}

/** The line above the newest entry of a month. */
export function MonthHeader({ month, total }: MonthHeaderProps) {
  return (
    <header class={styles["month"]}>
      <h2>{monthLabel(month)}</h2>
      {total && <p>{totalLabel(total)}</p>}
    </header>
  );
}

/** `11 entries · 9 h 10 min`; without the time when none was noted. */
export function totalLabel({ entries, minutes }: MonthTotal): string {
  const count = entries === 1 ? "1 entry" : `${entries} entries`;
  return minutes > 0 ? `${count} · ${formatMinutes(minutes)}` : count;
}
