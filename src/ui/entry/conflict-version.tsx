import { useId } from "preact/hooks";
import type { Entry } from "../../core/journal/entry";
import { Link } from "../controls/link";
import styles from "./conflict-version.module.css";

interface ConflictVersionProps {
  readonly entry: Entry;
  /** Whether it is the version that the page shows, or the one beside it. */
  readonly side: "this" | "that";
  readonly isCopy: boolean;
  readonly keep: () => void;
}

const instant = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" });

/** Which of two versions it is, when it was written, and the button that keeps it. */
export function ConflictVersion({ entry, side, isCopy, keep }: ConflictVersionProps) {
  const id = useId();
  const name = isCopy ? "the conflict copy" : "the original";
  return (
    <div class={styles["version"]} role="group" aria-labelledby={id} data-side={side}>
      <h3 id={id}>
        {side === "this" ? "This" : "That"}: {name}
      </h3>
      <p>
        {side === "this" ? (
          "On this page"
        ) : (
          <Link to={{ page: "entry", id: entry.id }}>Open its page</Link>
        )}
        , written{" "}
        <time dateTime={new Date(entry.editedAt).toISOString()}>
          {instant.format(entry.editedAt)}
        </time>
      </p>
      <button type="button" onClick={keep} aria-describedby={id}>
        Keep {side}
      </button>
    </div>
  );
}
