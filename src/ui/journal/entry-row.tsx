import { formatMinutes } from "../../core/journal/duration";
import type { Head } from "../../core/journal/entry";
import { dayLabel } from "../../core/journal/journal-rows";
import { Link } from "../controls/link";
import { Meter } from "../controls/meter";
import { Unseen } from "../controls/unseen";
import styles from "./entry-row.module.css";

/** One entry in the list: its day, its title, and what its facts say in short. */
export function EntryRow({ head }: { readonly head: Head }) {
  const { id, label, facts, openQuestions } = head;
  return (
    <article class={styles["row"]}>
      <time dateTime={facts.date}>{dayLabel(facts.date)}</time>
      <h3>
        <Link to={{ page: "entry", id }} dir="auto">
          {label}
        </Link>
      </h3>
      {facts.confidence && (
        <p>
          <Unseen>confidence {facts.confidence} of 5</Unseen>
          <Meter lit={facts.confidence} />
        </p>
      )}
      <p>
        {facts.section && (
          <Link to={{ page: "journal", section: facts.section }}>{facts.section}</Link>
        )}
        {facts.minutes !== undefined && <span>{formatMinutes(facts.minutes)}</span>}
        {facts.tags.length > 0 && (
          <span data-tags="">
            {facts.tags.map((tag) => (
              <Link key={tag} to={{ page: "journal", tag }}>
                #{tag}
              </Link>
            ))}
          </span>
        )}
        {openQuestions > 0 && (
          <span>{openQuestions === 1 ? "1 open question" : `${openQuestions} open questions`}</span>
        )}
      </p>
    </article>
  );
}
