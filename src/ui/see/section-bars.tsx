import { useMemo, useState } from "preact/hooks";
import { sectionMinutes } from "../../core/insight/section-minutes";
import { addDays } from "../../core/journal/days";
import { formatMinutes } from "../../core/journal/duration";
import type { Head } from "../../core/journal/entry";
import type { LocalDate } from "../../core/journal/local-date";
import { FacetChips } from "../library/facet-chips";
import { SectionTable } from "./section-table";

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
  const [minutes, entries] = [
    totals.reduce((sum, total) => sum + total.minutes, 0),
    totals.reduce((sum, total) => sum + total.entries, 0),
  ];
  return (
    <section>
      <h2>Sections</h2>
      <FacetChips
        label="Time span"
        counts={counts}
        chosen={span}
        onChoose={(name) => setSpan(name || span)}
      />
      <SectionTable totals={totals} label={`Time spent by section, ${span}`} />
      <p role="status">
        {entries === 0
          ? "Nothing was written in this time."
          : `${formatMinutes(minutes)} in ${entries} ${entries === 1 ? "entry" : "entries"}.`}
      </p>
    </section>
  );
}

/** The first day of a span that ends today; nothing for all of it. */
function firstDay(today: LocalDate, days: number | undefined): LocalDate | undefined {
  return days === undefined ? undefined : addDays(today, 1 - days);
}
