import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isoWeekOf, mondayOf, printWeek } from "../../core/insight/week";
import { addDays } from "../../core/journal/days";
import { type LocalDate, noonUtc } from "../../core/journal/local-date";
import type { App } from "../../state/app";
import type { WeekModel } from "../../state/week-model";
import { Link } from "../controls/link";
import { Problem } from "../controls/problem";
import { WeekParts } from "./week-parts";
import styles from "./week-desk.module.css";

interface WeekDeskProps {
  readonly app: App;
  readonly model: WeekModel;
  readonly monday: LocalDate;
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** What became of a week, and the way to the entry that it becomes. */
export function WeekDesk({ app, model, monday }: WeekDeskProps) {
  const { heads, isComplete } = app.journal;
  useEffect(
    () =>
      effect(() => {
        // Whatever is read or stored meanwhile, here or in another tab, belongs to it.
        if (heads.value.length > 0 || isComplete.value) void model.look(monday);
      }),
    [model, monday, heads, isComplete],
  );
  const { year, week } = isoWeekOf(monday);
  const shown = model.shown.value;
  const why = model.why.value;
  const write = async () => {
    const id = await model.write();
    if (id !== undefined) app.route.go({ page: "edit", id });
  };
  const isThisWeek = monday === mondayOf(app.clock.today());
  return (
    <div class={styles["week"]}>
      <h1>
        Week {week} of {year}
      </h1>
      <p>
        {day.format(noonUtc(monday))} – {day.format(noonUtc(addDays(monday, 6)))}
      </p>
      <nav aria-label="Weeks">
        <Link to={{ page: "week", q: printWeek(addDays(monday, -7)) }}>← week before</Link>
        {!isThisWeek && (
          <Link to={{ page: "week", q: printWeek(addDays(monday, 7)) }}>week after →</Link>
        )}
      </nav>
      {why !== undefined && <Problem retry={() => void model.look(monday)}>{why}</Problem>}
      {shown?.monday !== monday && !isComplete.value && <p role="status">Reading your entries…</p>}
      {shown?.monday === monday && (
        <>
          <WeekParts digest={shown.digest} />
          {shown.review !== undefined && (
            <Link to={{ page: "entry", id: shown.review }} data-button="">
              Open the week’s review
            </Link>
          )}
          {shown.review === undefined && shown.digest.heads.length > 0 && (
            <button type="button" data-look="primary" onClick={() => void write()}>
              Write the week’s review
            </button>
          )}
          {shown.digest.heads.length === 0 && (
            <p>
              Nothing was written in this week. That is all right.{" "}
              {isThisWeek && <Link to={{ page: "new" }}>Write a line</Link>}
            </p>
          )}
        </>
      )}
    </div>
  );
}
