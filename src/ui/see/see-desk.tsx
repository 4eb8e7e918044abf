import { useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { calendarOf, rhythmOf } from "../../core/insight/calendar";
import type { App } from "../../state/app";
import type { SeeModel } from "../../state/see-model";
import { Link } from "../controls/link";
import { ConfidenceSection } from "./confidence-section";
import { HeatMap } from "./heat-map";
import { RecallTable } from "./recall-table";
import { SectionBars } from "./section-bars";
import styles from "./see-desk.module.css";

interface SeeDeskProps {
  readonly app: App;
  readonly model: SeeModel;
}

/** A year and a day of weeks. */
const weeksShown = 53;
/** Longer ago nobody counts. */
const weeksCounted = 12;
const reading = "Reading your entries…";

/** When, on what, how surely, and what of it stayed. */
export function SeeDesk({ app, model }: SeeDeskProps) {
  const { journal, clock } = app;
  useSignalEffect(() => {
    if (journal.isComplete.value) void model.look();
  });
  const heads = journal.heads.value;
  const isComplete = journal.isComplete.value;
  const today = clock.today();
  const calendar = useMemo(() => calendarOf(heads, today, weeksShown), [heads, today]);
  const recall = model.recall.value;
  if (heads.length === 0)
    return isComplete ? (
      <p>
        Nothing to see yet. With your first entries come the days, the sections and how sure you
        were. <Link to={{ page: "new" }}>Write one</Link>
      </p>
    ) : (
      <p role="status">{reading}</p>
    );
  return (
    <div class={styles["desk"]}>
      <HeatMap calendar={calendar} today={today}>
        <p>
          <Link to={{ page: "week" }}>This week and its review</Link>
        </p>
        <p role="status">
          {isComplete ? sayRhythm(rhythmOf(calendar.slice(-weeksCounted))) : reading}
        </p>
      </HeatMap>
      {/* Sums of a part would not be true, and would push what is below them about. */}
      {isComplete && (
        <>
          <SectionBars heads={heads} today={today} />
          <ConfidenceSection heads={heads} known={journal.known.value} />
        </>
      )}
      {recall && <RecallTable recall={recall} />}
    </div>
  );
}

function sayRhythm({ weeks, kept, isSecondMiss }: ReturnType<typeof rhythmOf>): string {
  const said = `${kept} of the last ${weeks} weeks had a session.`;
  return isSecondMiss ? `${said} Last week had none: one line this week keeps the thread.` : said;
}
