import { useMemo, useState } from "preact/hooks";
import { confidenceByMonth, type ConfidenceOf } from "../../core/insight/confidence";
import type { Head } from "../../core/journal/entry";
import { monthLabel } from "../../core/journal/journal-rows";
import type { KnownFacts } from "../../core/journal/known-facts";
import { Field } from "../controls/field";
import { ConfidenceChart } from "./confidence-chart";
import styles from "./section-bars.module.css";

interface ConfidenceSectionProps {
  readonly heads: readonly Head[];
  readonly known: KnownFacts;
}

/** So many sections and tags are offered, the most used first. */
const mostOffered = 30;

/** How sure its owner was, month by month, of everything or of one thing. */
export function ConfidenceSection({ heads, known }: ConfidenceSectionProps) {
  const [chosen, setChosen] = useState("");
  const months = useMemo(() => confidenceByMonth(heads, wishOf(chosen)), [heads, chosen]);
  return (
    <section>
      <h2>Confidence</h2>
      <Field label="Of">
        {(control) => (
          <select
            {...control}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value="">everything</option>
            <optgroup label="Sections">
              {known.sections.slice(0, mostOffered).map((name) => (
                <option key={name} value={`@${name}`}>
                  {name}
                </option>
              ))}
            </optgroup>
            <optgroup label="Tags">
              {known.tags.slice(0, mostOffered).map((name) => (
                <option key={name} value={`#${name}`}>
                  #{name}
                </option>
              ))}
            </optgroup>
          </select>
        )}
      </Field>
      {months.length === 0 ? (
        <p>No confidence is noted there yet.</p>
      ) : (
        <>
          <ConfidenceChart months={months} />
          <details>
            <summary>In numbers</summary>
            <table class={styles["bars"]}>
              <thead>
                <tr>
                  <th scope="col">Month</th>
                  <th scope="col">Confidence</th>
                  <th scope="col">Entries</th>
                </tr>
              </thead>
              <tbody>
                {months.map(({ month, mean, entries }) => (
                  <tr key={month}>
                    <th scope="row">{monthLabel(month)}</th>
                    <td>{mean.toFixed(1)} of 5</td>
                    <td>{entries}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  );
}

function wishOf(chosen: string): ConfidenceOf {
  const name = chosen.slice(1);
  if (chosen.startsWith("@")) return { section: name };
  return chosen.startsWith("#") ? { tag: name } : {};
}
