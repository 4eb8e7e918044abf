import { type ComponentChildren, Fragment } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type CalendarWeek, levelMinutes } from "../../core/insight/calendar";
import { formatMinutes } from "../../core/journal/duration";
import { monthLabel } from "../../core/journal/journal-rows";
import { type LocalDate, monthOf, noonUtc } from "../../core/journal/local-date";
import { Unseen } from "../controls/unseen";
import { HeatDay } from "./heat-day";
import styles from "./heat-map.module.css";

interface HeatMapProps {
  readonly calendar: readonly CalendarWeek[];
  readonly today: LocalDate;
  /** What is said below it. */
  readonly children: ComponentChildren;
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
const legend: readonly (readonly [words: string, level?: number])[] = [
  ["none"],
  ["any", 1],
  ...levelMinutes.map((minutes, at) => [formatMinutes(minutes), at + 2] as const),
];
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -7,
  ArrowRight: 7,
  ArrowUp: -1,
  ArrowDown: 1,
};

/**
 * A year of days, a column a week. Each day with an entry leads to what was written; one of them is
 * reached by Tab, the others from there by the arrow keys.
 */
export function HeatMap({ calendar, today, children }: HeatMapProps) {
  const frameRef = useRef<HTMLDivElement>(null);
  const days = calendar.flat();
  const last = days.findLast(({ entries }) => entries > 0)?.date;
  // The newest weeks are what is looked for; on a phone the others are to the left of the window.
  useLayoutEffect(() => {
    const frame = frameRef.current;
    if (frame) frame.scrollLeft = frame.scrollWidth;
  }, [calendar.length]);
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const at = days.findIndex(({ date }) => date === dateOf(event.target));
    if (step === undefined || at < 0) return;
    event.preventDefault();
    for (let next = at + step; next >= 0 && next < days.length; next += step) {
      const link = frameRef.current?.querySelector<HTMLElement>(`[data-day="${days[next]?.date}"]`);
      if (link) return link.focus();
    }
  };
  return (
    <section class={styles["days"]}>
      <h2>Days</h2>
      {/* Where no day leads anywhere, the keyboard still has to reach what is scrolled. */}
      <div
        ref={frameRef}
        {...(last === undefined && { role: "group", "aria-label": "Calendar", tabIndex: 0 })}
      >
        <table aria-label="Days of the last year">
          <thead>
            <tr>
              <th scope="col">
                <Unseen>Day</Unseen>
              </th>
              {calendar.map((week, at) => (
                <th key={week[0]?.date} scope="col">
                  <Unseen>week of {week[0] && day.format(noonUtc(week[0].date))}</Unseen>
                  <span aria-hidden="true">{monthAt(calendar, at)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((name, weekday) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {calendar.map((week) => {
                  const one = week[weekday];
                  return (
                    <td key={one?.date}>
                      {one && one.date <= today && (
                        <HeatDay total={one} isFirst={one.date === last} onWalk={walk} />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        {legend.map(([words, level]) => (
          <Fragment key={words}>
            <i data-level={level} />
            {`\u00A0${words} `}
          </Fragment>
        ))}
      </p>
      {children}
    </section>
  );
}

/** The month that begins in this week, above its first column. */
function monthAt(calendar: readonly CalendarWeek[], at: number): string {
  const [before, now] = [calendar[at - 1]?.[6], calendar[at]?.[6]];
  if (!now || !before || monthOf(before.date) === monthOf(now.date)) return "";
  return monthLabel(monthOf(now.date)).slice(0, 3);
}

function dateOf(target: EventTarget | null): string | undefined {
  return target instanceof HTMLElement ? target.dataset["day"] : undefined;
}
