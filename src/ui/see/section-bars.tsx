import { useMemo, useState } from "preact/hooks";
import { sectionMinutes } from "../../core/insight/section-minutes";
import { addDays } from "../../core/journal/days";
import { formatMinutes } from "../../core/journal/duration";
import type { Head } from "../../core/journal/entry";
import type { LocalDate } from "../../core/journal/local-date";
import { Link } from "../controls/link";
import { FacetChips } from "../library/facet-chips";
import styles from "./section-bars.module.css";

interface SectionBarsProps {
  readonly heads: readonly Head[];
  readonly today: LocalDate;
}

/** The spans that can be chosen, in days; nothing for all of it. */
const spans: readonly (readonly [name: string, days: number | undefined])[] = [
  ["4 weeks", 28],
  ["12 weeks", 84],
  ["a year", 365],
  ["all", undefined],
];

/** More sections are in the table of tags and sections. */
const mostShown = 12;

/** What was spent on what. */
export function SectionBars({ heads, today }: SectionBarsProps) {
  const [span, setSpan] = useState("12 weeks");
  const counts = useMemo(
    () =>
      spans.map(([name, days]) => {
        const from = firstDay(today, days) ?? "";
        return { name, count: heads.filter(({ facts }) => facts.date >= from).length };
      }),
    [heads, today],
  );
  const days = spans.find(([name]) => name === span)?.[1];
  const totals = useMemo(() => sectionMinutes(heads, firstDay(today, days)), [heads, today, days]);
  const all = totals.reduce((sum, { minutes }) => sum + minutes, 0);
  const most = Math.max(1, ...totals.map(({ minutes }) => minutes));
  return (
    <section>
      <h2>Sections</h2>
      <FacetChips
        label="Time span"
        counts={counts}
        chosen={span}
        onChoose={(name) => setSpan(name || span)}
      />
      <table class={styles["bars"]} aria-label={`Time spent by section, ${span}`}>
        <tbody>
          {totals.slice(0, mostShown).map(({ section, minutes, entries }) => (
            <tr key={section}>
              <th scope="row" dir="auto">
                {section === "" ? (
                  "no section"
                ) : (
                  <Link to={{ page: "journal", section }}>{section}</Link>
                )}
              </th>
              <td aria-hidden="true">
                <svg width="100%" height="12" preserveAspectRatio="none">
                  <rect width={`${(100 * minutes) / most}%`} height="12" rx="3" />
                </svg>
              </td>
              <td>{minutes > 0 ? formatMinutes(minutes) : `${entries}×`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">
        {totals.length === 0
          ? "Nothing was written in this time."
          : `${formatMinutes(all)} in all.`}
        {totals.length > mostShown && ` ${totals.length - mostShown} more sections.`}
      </p>
    </section>
  );
}

/** The first day of a span that ends today; nothing for all of it. */
function firstDay(today: LocalDate, days: number | undefined): LocalDate | undefined {
  return days === undefined ? undefined : addDays(today, 1 - days);
}
