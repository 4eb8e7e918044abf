import { useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Goal } from "../../core/journal/goal";
import { noonUtc } from "../../core/journal/local-date";
import type { App } from "../../state/app";
import type { Study } from "../../state/study";
import type { GoalModel } from "../../state/goal-model";
import { Icon } from "../controls/icon";
import { Link } from "../controls/link";
import styles from "./goal-card.module.css";

interface GoalCardProps {
  readonly app: Pick<App, "journal" | "route" | "open">;
}

const day = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});

/** What the last session left to be done next, and what was put off: start it, park it or drop it; and what is to be reviewed. */
export function GoalCard({ app }: GoalCardProps) {
  const [study, setStudy] = useState<Study>();
  useEffect(() => {
    // Without its code the goal is found in its entry.
    app.open("study").then(setStudy, () => undefined);
  }, [app]);
  return study ? <OpenCard app={app} study={study} /> : <div class={styles["room"]} />;
}

function OpenCard({ app, study }: GoalCardProps & { readonly study: Study }) {
  const { journal, route } = app;
  const { goals: model, due } = study;
  const rootRef = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    if (!journal.heads.value) return undefined;
    // After what else follows from a new head: nobody waits for this.
    const soon = setTimeout(() => void model.look());
    return () => clearTimeout(soon);
  });
  useSignalEffect(() => {
    // What was written today is asked from tomorrow on, so a new head changes nothing about it.
    if (journal.state.value !== "loading") void due.look();
  });
  const isKnown = model.isKnown.value && due.isKnown.value;
  const count = due.count.value ?? 0;
  const isReviewing = due.isBegun.value;
  const next = model.next.value;
  const parked = model.parked.value;
  useLayoutEffect(() => {
    if (isKnown) model.keepRoom(rootRef.current?.offsetHeight ?? 0);
  });
  const start = async (goal: Goal) => {
    const id = await model.start(goal);
    if (id !== undefined) route.go({ page: "edit", id });
  };
  if (!isKnown) return <div class={styles["room"]} />;
  if (!next && parked.length === 0 && !isReviewing) return null;
  return (
    <div ref={rootRef} class={styles["goals"]}>
      {next && (
        <section aria-label="Goal of the last session">
          <p>
            next session goal →{" "}
            <Link to={{ page: "entry", id: next.entry }}>{day.format(noonUtc(next.date))}</Link>
          </p>
          <p dir="auto">{next.part.text.trim()}</p>
          <div>
            <GoalButtons model={model} goal={next} onStart={start} canPark />
          </div>
        </section>
      )}
      {isReviewing && (
        <p>
          <Link to={{ page: "review" }}>{sayDue(count)}</Link>
        </p>
      )}
      {parked.length > 0 && (
        <details>
          <summary>
            {parked.length === 1 ? "1 parked goal" : `${parked.length} parked goals`}
          </summary>
          {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- Safari takes a list without bullets for no list */}
          <ul role="list" aria-label="Parked goals">
            {parked.map((goal) => (
              <li key={goal.part.id}>
                <p dir="auto">
                  <Link to={{ page: "entry", id: goal.entry }}>{goal.part.text.trim()}</Link>
                </p>
                <GoalButtons model={model} goal={goal} onStart={start} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function sayDue(count: number): string {
  if (count === 0) return "nothing to review today";
  return count === 1 ? "1 card to review" : `${count} cards to review`;
}

interface GoalButtonsProps {
  readonly model: GoalModel;
  readonly goal: Goal;
  readonly onStart: (goal: Goal) => Promise<void>;
  readonly canPark?: boolean;
}

/** What can be done about a goal. */
function GoalButtons({ model, goal, onStart, canPark = false }: GoalButtonsProps) {
  return (
    <>
      <button
        type="button"
        data-look={canPark ? "primary" : undefined}
        onClick={() => void onStart(goal)}
      >
        {canPark && <Icon name="play" />}
        Start
      </button>
      {canPark && (
        <button type="button" onClick={() => void decide(model.mark(goal, "parked"))}>
          Park
        </button>
      )}
      <button
        type="button"
        data-look="quiet"
        onClick={() => void decide(model.mark(goal, "dropped"))}
      >
        Drop
      </button>
    </>
  );
}

/** The button that was pressed is gone with its goal: the focus goes to the page. */
async function decide(deed: Promise<unknown>): Promise<void> {
  await deed;
  document.getElementById("content")?.focus({ preventScroll: true });
}
