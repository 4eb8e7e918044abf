import type { SectionTotal } from "../../core/insight/section-minutes";
import { formatMinutes } from "../../core/journal/duration";
import { Link } from "../controls/link";
import styles from "./section-bars.module.css";

interface SectionTableProps {
  /** Most first. */
  readonly totals: readonly SectionTotal[];
  readonly label: string;
}

/** More sections are in the table of tags and sections. */
const mostShown = 12;

/** Sections, each with a bar and its time; where none was noted, how many entries it has. */
export function SectionTable({ totals, label }: SectionTableProps) {
  const most = Math.max(1, ...totals.map(({ minutes }) => minutes));
  const rest = totals.slice(mostShown);
  return (
    <table class={styles["bars"]} aria-label={label}>
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
            <td>{minutes > 0 ? formatMinutes(minutes) : sayEntries(entries)}</td>
          </tr>
        ))}
        {rest.length > 0 && (
          <tr>
            <th scope="row">{rest.length} more</th>
            <td aria-hidden="true" />
            <td>{formatMinutes(rest.reduce((sum, { minutes }) => sum + minutes, 0))}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function sayEntries(count: number): string {
  return `${count} ${count === 1 ? "entry" : "entries"}`;
}
