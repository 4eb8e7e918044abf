import type { MonthConfidence } from "../../core/insight/confidence";
import { monthLabel } from "../../core/journal/journal-rows";
import styles from "./confidence-chart.module.css";

/** Months that a chart has room for; what is older is in the numbers. */
const mostMonths = 36;
const [width, height, edge, left] = [400, 130, 10, 16];

/** A line over the months. What it says is in the numbers below it. */
export function ConfidenceChart({ months }: { readonly months: readonly MonthConfidence[] }) {
  const shown = months.slice(-mostMonths);
  const step = (width - left - edge) / Math.max(1, shown.length - 1);
  const points = shown.map(({ mean, entries }, at) => ({
    x: shown.length === 1 ? width / 2 : left + at * step,
    y: yOf(mean),
    r: Math.min(5, 2 + entries / 6),
  }));
  const [first, last] = [shown[0], shown.at(-1)];
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

function yOf(confidence: number): number {
  return height - edge - ((confidence - 1) / 4) * (height - 2 * edge);
}
