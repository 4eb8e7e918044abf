import type { Head } from "../../core/journal/entry";
import { Link } from "../controls/link";
import styles from "./neighbour-links.module.css";

interface NeighbourLinksProps {
  /** The older entry. */
  readonly previous?: Head | undefined;
  /** The newer entry. */
  readonly next?: Head | undefined;
}

/** The way to the entries before and after this one. */
export function NeighbourLinks({ previous, next }: NeighbourLinksProps) {
  if (!previous && !next) return null;
  return (
    <nav class={styles["neighbours"]} aria-label="Neighbouring entries">
      {previous && (
        <Link to={{ page: "entry", id: previous.id }} rel="prev">
          <small>← previous</small>
          <span dir="auto">{previous.label}</span>
        </Link>
      )}
      {next && (
        <Link to={{ page: "entry", id: next.id }} rel="next">
          <small>next →</small>
          <span dir="auto">{next.label}</span>
        </Link>
      )}
    </nav>
  );
}
