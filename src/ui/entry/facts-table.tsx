import type { ComponentChildren } from "preact";
import { formatMinutes } from "../../core/journal/duration";
import type { Facts } from "../../core/journal/facts";
import { noonUtc } from "../../core/journal/local-date";
import { Meter } from "../controls/meter";
import styles from "./facts-table.module.css";

const weekday = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" });

/** The metadata table "Facts": a row for each fact that has a value. */
export function FactsTable({ facts }: { readonly facts: Facts }) {
  const { section, date, minutes, confidence, difficulty, energy } = facts;
  return (
    <table class={styles["facts"]} aria-label="Facts">
      <tbody>
        {section && <Row name="section">{section}</Row>}
        <Row name="date">
          <time dateTime={date}>{date}</time> <small>{weekday.format(noonUtc(date))}</small>
        </Row>
        {minutes !== undefined && <Row name="time spent">{formatMinutes(minutes)}</Row>}
        {confidence && (
          <Row name="confidence">
            <Meter lit={confidence} /> {confidence}/5
          </Row>
        )}
        {difficulty && (
          <Row name="difficulty">
            <span data-difficulty={difficulty}>{difficulty}</span>
          </Row>
        )}
        {energy && <Row name="energy">{energy}</Row>}
      </tbody>
    </table>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td dir="auto">{children}</td>
    </tr>
  );
}
