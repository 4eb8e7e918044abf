import type { ComponentChildren } from "preact";
import {
  isFixed,
  type Noted,
  sayParts,
  sayWeekTotal,
  type WeekDigest,
} from "../../core/insight/week-digest";
import { labelOf } from "../../core/journal/entry";
import { stateOf } from "../../core/journal/goal";
import { dayLabel } from "../../core/journal/journal-rows";
import { withoutLinkIds } from "../../core/journal/without-link-ids";
import { Link } from "../controls/link";
import { Prose } from "../markup/prose";
import { SectionTable } from "./section-table";
import styles from "./week-parts.module.css";

/** More entries than a week of writing has: then they were imported, and the journal lists them. */
const mostListed = 100;

/** What a week came to, and what of it is worth to be read once more. */
export function WeekParts({ digest }: { readonly digest: WeekDigest }) {
  const { total, before, sections, heads, partsRead, ahas, mistakes, questions, goals } = digest;
  if (heads.length === 0) return null;
  const [parts, more] = [sayParts(digest), heads.length - mostListed];
  return (
    <div class={styles["parts"]}>
      <p>
        {sayWeekTotal(total)}. {parts && `${parts}. `}
        {before.entries > 0 && `The week before: ${sayWeekTotal(before)}.`}
      </p>
      {total.minutes > 0 && <SectionTable totals={sections} label="Time spent by section" />}
      <Listed name="Entries">
        {heads.slice(0, mostListed).map(({ id, label, facts }) => (
          <li key={id}>
            {dayLabel(facts.date)}{" "}
            <Link to={{ page: "entry", id }} dir="auto">
              {withoutLinkIds(label)}
            </Link>
          </li>
        ))}
        {more > 0 && (
          <li>
            and {more} more. What follows is of the first {partsRead}.
          </li>
        )}
      </Listed>
      <Parts name="Ahas" noted={ahas} textOf={({ text }) => text} />
      <Parts
        name="Mistakes"
        noted={mistakes}
        textOf={({ broke, tell, fix }) => broke || tell || fix}
        say={(part) => (isFixed(part) ? "fixed" : "no fix yet")}
      />
      <Parts
        name="Questions"
        noted={questions}
        textOf={({ text }) => text}
        say={({ isAnswered }) => (isAnswered ? "answered" : "open")}
      />
      <Parts
        name="Goals"
        noted={goals}
        textOf={({ text }) => text}
        say={(part) =>
          ({ open: "next", taken: "taken up", parked: "parked", dropped: "dropped" })[stateOf(part)]
        }
      />
    </div>
  );
}

interface PartsProps<Of> {
  readonly name: string;
  readonly noted: readonly Noted<Of>[];
  readonly textOf: (part: Of) => string;
  /** What became of it, in a word. */
  readonly say?: (part: Of) => string;
}

function Parts<Of>({ name, noted, textOf, say }: PartsProps<Of>) {
  if (noted.length === 0) return null;
  return (
    <Listed name={name}>
      {noted.map(({ entry, part }) => (
        <li key={part.id}>
          <Prose text={textOf(part)} />
          {say && `${say(part)} · `}
          <Link to={{ page: "entry", id: entry.id }} dir="auto">
            {labelOf(entry)}
          </Link>
        </li>
      ))}
    </Listed>
  );
}

function Listed({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section>
      <h2>{name}</h2>
      <ul>{children}</ul>
    </section>
  );
}
