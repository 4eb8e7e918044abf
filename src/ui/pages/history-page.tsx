import { useEffect, useState } from "preact/hooks";
import { labelOf } from "../../core/journal/entry";
import type { Route } from "../../core/route";
import type { App } from "../../state/app";
import type { HistoryModel } from "../../state/history-model";
import { sayProblem } from "../../state/say-problem";
import { Link } from "../controls/link";
import { Problem } from "../controls/problem";
import { VersionList } from "../history/version-list";
import styles from "./history-page.module.css";

interface HistoryPageProps {
  readonly app: Pick<App, "open" | "route">;
  readonly route: Route;
}

/** Every version of one entry, what each changed, and the ways back to it. */
export function HistoryPage({ app, route }: HistoryPageProps) {
  const id = route.page === "history" ? route.id : "";
  const [model, setModel] = useState<HistoryModel | "loading" | "failed">("loading");
  const load = () => {
    setModel("loading");
    app.open("history").then(setModel, () => setModel("failed"));
  };
  useEffect(load, [app]);
  useEffect(() => {
    if (typeof model === "object") void model.open(id);
  }, [model, id]);
  return (
    <div class={styles["history"]}>
      <p class={styles["back"]}>
        <Link to={{ page: "entry", id }} aria-label="Back to entry">
          ← back to entry
        </Link>
      </p>
      <h1>History</h1>
      {model === "failed" && (
        <Problem retry={load}>The history could not be loaded. Nothing in it is lost.</Problem>
      )}
      {typeof model === "object" && <Contents app={app} model={model} />}
    </div>
  );
}

interface ContentsProps {
  readonly app: Pick<App, "route">;
  readonly model: HistoryModel;
}

function Contents({ app, model }: ContentsProps) {
  const history = model.state.value;
  if (history.kind === "loading") return <div aria-busy="true" />;
  if (history.kind === "missing")
    return <p>There is no such entry. It may have been removed from the trash for good.</p>;
  if (history.kind === "failed") return <p role="alert">{sayProblem(history.problem)}</p>;
  const [present] = history.states;
  const openBeside = async (revision: number) => {
    const id = await model.restoreBeside(revision);
    if (id !== undefined) app.route.go({ page: "entry", id });
  };
  return (
    <>
      <p class={styles["of"]} dir="auto">
        {present && labelOf(present.entry)}
      </p>
      {history.states.length === 1 && (
        <p>
          There is no earlier version yet. One is kept before each sitting, every five minutes while
          you write, and before much is deleted.
        </p>
      )}
      <VersionList
        model={model}
        states={history.states}
        openBeside={(revision) => void openBeside(revision)}
      />
    </>
  );
}
