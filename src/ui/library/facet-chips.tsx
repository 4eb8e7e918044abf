import { spellingKey } from "../../core/journal/tag";
import type { NameCount } from "../../core/journal/spelling-tally";
import styles from "./facet-chips.module.css";

interface FacetChipsProps {
  readonly label: string;
  readonly counts: readonly NameCount[];
  /** The name that is chosen, or "". */
  readonly chosen: string;
  /** How a name is shown, if not as it is. */
  readonly show?: (name: string) => string;
  /** Told the name, or "" where the chosen one was let go. */
  readonly onChoose: (name: string) => void;
}

/** What can be chosen to see less of a list, with how much there would be. */
export function FacetChips({
  label,
  counts,
  chosen,
  show = (name) => name,
  onChoose,
}: FacetChipsProps) {
  const isChosen = (name: string) => chosen !== "" && spellingKey(name) === spellingKey(chosen);
  const shown =
    chosen === "" || counts.some(({ name }) => isChosen(name))
      ? counts
      : [{ name: chosen, count: 0 }, ...counts];
  if (shown.length === 0) return null;
  return (
    <ul class={styles["chips"]} aria-label={label}>
      {shown.map(({ name, count }) => (
        <li key={name}>
          <button
            type="button"
            aria-pressed={isChosen(name)}
            onClick={() => onChoose(isChosen(name) ? "" : name)}
          >
            <span dir="auto">{show(name)}</span> <small>{count}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
