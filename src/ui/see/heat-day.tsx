import { type DayTotal, levelOf } from "../../core/insight/calendar";
import { formatMinutes } from "../../core/journal/duration";
import { noonUtc } from "../../core/journal/local-date";
import { Link } from "../controls/link";

interface HeatDayProps {
  readonly total: DayTotal;
  /** Whether it is the one that Tab leads to. */
  readonly isFirst: boolean;
  readonly onWalk: (event: KeyboardEvent) => void;
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** A day of the calendar; one with an entry leads to what was written, and says how much it was. */
export function HeatDay({ total, isFirst, onWalk }: HeatDayProps) {
  const { date, entries, minutes } = total;
  if (entries === 0) return <i />;
  const said = [
    day.format(noonUtc(date)),
    `${entries} ${entries === 1 ? "entry" : "entries"}`,
    ...(minutes > 0 ? [formatMinutes(minutes)] : []),
  ].join(", ");
  return (
    <Link
      to={{ page: "find", q: `date:${date}` }}
      aria-label={said}
      title={said}
      tabIndex={isFirst ? 0 : -1}
      data-day={date}
      data-level={levelOf(total)}
      onKeyDown={onWalk}
    />
  );
}
