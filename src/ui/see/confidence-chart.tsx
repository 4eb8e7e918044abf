import type { MonthConfidence } from "../../core/insight/confidence";
import { monthLabel } from "../../core/journal/journal-rows";
import type { Month } from "../../core/journal/local-date";
import styles from "./confidence-chart.module.css";

/** Months that a chart has room for; what is older is in the numbers. */
const mostMonths = 36;
const [width, height, edge, left] = [340, 130, 10, 16];

/** A line over the months. What it says is in the numbers below it. */
export function ConfidenceChart({ months }: { readonly months: readonly MonthConfidence[] }) {
  const end = numberOf(months.at(-1)?.month ?? "");
  const shown = months.filter(({ month }) => end - numberOf(month) < mostMonths);
  const [first, last] = [shown[0], shown.at(-1)];
  const start = numberOf(first?.month ?? "");
  // By the calendar, so that a year without a word is as wide as a year with many.
  const step = (width - left - 2 * edge) / Math.max(1, end - start);
  const points = shown.map(({ month, mean, entries }) => ({
    x: end === start ? width / 2 : left + edge + (numberOf(month) - start) * step,
    y: yOf(mean),
    r: Math.min(4, 2 + entries / 10),
  }));
  const said =
    first && last
      ? `Confidence from ${first.mean.toFixed(1)} in ${monthLabel(first.month)} to ${last.mean.toFixed(1)} in ${monthLabel(last.month)}`
      : "";
  return (
    <figure class={styles["chart"]}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
        {[1, 2, 3, 4, 5].map((value) => (
          <g key={value}>
            <line x1={left} x2={width} y1={yOf(value)} y2={yOf(value)} />
            <text x={2} y={yOf(value) + 4}>
              {value}
            </text>
          </g>
        ))}
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
        {points.map(({ x, y, r }) => (
          <circle key={x} cx={x} cy={y} r={r} />
        ))}
      </svg>
      <figcaption>
        <span>{first && monthLabel(first.month)}</span>
        <span>{shown.length > 1 && last && monthLabel(last.month)}</span>
      </figcaption>
    </figure>
  );
}

/** Months from the year 0 on. */
function numberOf(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}

function yOf(confidence: number): number {
  return height - edge - ((confidence - 1) / 4) * (height - 2 * edge);
}
