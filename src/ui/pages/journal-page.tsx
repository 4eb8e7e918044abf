import { useContext } from "preact/hooks";
import type { Route } from "../../core/route";
import type { App } from "../../state/app";
import { sayProblem } from "../../state/say-problem";
import { Problem } from "../controls/problem";
import { Unseen } from "../controls/unseen";
import { EntryList } from "../journal/entry-list";
import { JotLine } from "../jot/jot-line";
import { lazy } from "../shell/lazy";
import { PlaceContext } from "../shell/place";
import styles from "./journal-page.module.css";

const EmptyJournal = lazy("EmptyJournal", () => import("../journal/empty-journal"));
const GoalCard = lazy(
  "GoalCard",
  () => import("../goals/goal-card"),
  () => <div class={styles["goal"]} />,
);
const FilteredJournal = lazy("FilteredJournal", () => import("../journal/filtered-journal"));

const RecoveryPage = lazy("RecoveryPage", () => import("./recovery-page"), Trouble);

interface TroubleProps {
  readonly app: App;
  readonly problem: Parameters<typeof sayProblem>[0];
}

interface JournalPageProps {
  readonly app: App;
  readonly route: Route;
}

/** All entries, newest first, under their months, or those that a tag or a section lets through. */
export function JournalPage({ app, route }: JournalPageProps) {
  const { journal } = app;
  const { step } = useContext(PlaceContext);
  const state = journal.state.value;
  const heads = journal.heads.value;
  const isEmpty = heads.length === 0 && journal.isComplete.value;
  const isFiltered = route.page === "journal" && (route.tag ?? route.section) !== undefined;
  const problem = typeof state === "object" && state;
  // A list of entries that are gone would be a lie, and no list at all has nothing to say.
  if (problem && (problem.kind === "missing" || heads.length === 0))
    return <RecoveryPage app={app} problem={problem} />;
  return (
    <>
      <h1>
        <Unseen>Journal</Unseen>
      </h1>
      <JotLine app={app} words={route.page === "journal" ? route.jot : undefined} />
      <GoalCard app={app} />
      {problem && <Trouble app={app} problem={problem} />}
      {(isFiltered || heads.length > 0) && (
        <div class={styles["filters"]}>
          <FilteredJournal app={app} route={route} />
        </div>
      )}
      {!isFiltered && heads.length > 0 && (
        <EntryList key={step} heads={journal.heads} isComplete={journal.isComplete} />
      )}
      {!isFiltered && isEmpty && <EmptyJournal app={app} />}
    </>
  );
}

/** Why there is no more to see than there is. */
function Trouble({ app, problem }: TroubleProps) {
  return <Problem retry={() => void app.journal.reload()}>{sayProblem(problem)}</Problem>;
}
