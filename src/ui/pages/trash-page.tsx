import { useEffect, useState } from "preact/hooks";
import type { App } from "../../state/app";
import { sayProblem } from "../../state/say-problem";
import type { TrashModel } from "../../state/trash-model";
import { Link } from "../controls/link";
import { Problem } from "../controls/problem";
import { TrashList } from "../trash/trash-list";
import styles from "./trash-page.module.css";

/** What was deleted: every entry of the trash, and the ways back and out. */
export function TrashPage({ app }: { readonly app: Pick<App, "open" | "clock"> }) {
  const [model, setModel] = useState<TrashModel | "loading" | "failed">("loading");
  const open = () => {
    app.open("trash").then(
      (opened) => {
        setModel(opened);
        return opened.look();
      },
      () => setModel("failed"),
    );
  };
  useEffect(open, [app]);
  return (
    <div class={styles["trash"]}>
      <p class={styles["back"]}>
        <Link to={{ page: "journal" }} aria-label="Back to journal">
          ← back to journal
        </Link>
      </p>
      <h1>Trash</h1>
      {model === "failed" && (
        <Problem retry={open}>The trash could not be loaded. Nothing in it is lost.</Problem>
      )}
      {typeof model === "object" && <Contents model={model} nowMs={app.clock.nowMs()} />}
    </div>
  );
}

function Contents({ model, nowMs }: { readonly model: TrashModel; readonly nowMs: number }) {
  const state = model.state.value;
  const total = model.total.value;
  if (state === "loading") return <div aria-busy="true" />;
  if (state !== "ready")
    return <Problem retry={() => void model.look()}>{sayProblem(state)}</Problem>;
  if (total === 0)
    return (
      <p>
        The trash is empty. An entry that you delete (under “More” on its page) stays here for 30
        days, and can be restored as it was.
      </p>
    );
  return <TrashList model={model} nowMs={nowMs} />;
}
