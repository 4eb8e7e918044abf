import type { Noted, WeekDigest } from "../../core/insight/week-digest";
import { formatMinutes } from "../../core/journal/duration";
import { labelOf } from "../../core/journal/entry";
import { dayLabel } from "../../core/journal/journal-rows";
import { Link } from "../controls/link";
import { Prose } from "../markup/prose";
import styles from "./week-parts.module.css";

/** What a week came to, and what of it is worth to be read once more. */
export function WeekParts({ digest }: { readonly digest: WeekDigest }) {
  const { days, minutes, sections, entries, ahas, mistakes, questions, goals } = digest;
  if (entries.length === 0) return null;
  const said = [
    `${days} ${days === 1 ? "day" : "days"}`,
    ...(minutes > 0 ? [formatMinutes(minutes)] : []),
    ...sections.flatMap(({ section }) => (section === "" ? [] : [section])).slice(0, 6),
  ];
  return (
    <div class={styles["parts"]}>
      <p>{said.join(" · ")}</p>
      <section>
        <h2>Entries</h2>
        <ul>
          {entries.map((entry) => (
            <li key={entry.id}>
              {dayLabel(entry.facts.date)}{" "}
              <Link to={{ page: "entry", id: entry.id }} dir="auto">
                {labelOf(entry)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <Parts name="Ahas" noted={ahas} textOf={({ text }) => text} />
      <Parts name="Mistakes" noted={mistakes} textOf={({ broke }) => broke} />
      <Parts name="Still open" noted={questions} textOf={({ text }) => text} />
      <Parts name="Next" noted={goals} textOf={({ text }) => text} />
    </div>
  );
}

interface PartsProps<Of> {
  readonly name: string;
  readonly noted: readonly Noted<Of>[];
  readonly textOf: (part: Of) => string;
}

function Parts<Of>({ name, noted, textOf }: PartsProps<Of>) {
  if (noted.length === 0) return null;
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {noted.map(({ entry, part }) => (
          <li key={part.id}>
            <Prose text={textOf(part)} />
            <Link to={{ page: "entry", id: entry.id }} dir="auto">
              {labelOf(entry)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
