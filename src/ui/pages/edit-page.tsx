import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { EntryId } from "../../core/journal/id";
import type { Route } from "../../core/route";
import type { Opening } from "../../state/editor-model";
import { sayProblem } from "../../state/say-problem";
import { Link } from "../controls/link";
import { Unseen } from "../controls/unseen";
import { EditForm, type EditorApp } from "../editor/edit-form";
import styles from "./edit-page.module.css";

/** The page that writes an entry: a new one, or one that the address names. */
export function EditPage({ app }: { readonly app: EditorApp }) {
  const { editor, route } = app;
  useSignalEffect(() => {
    const at = route.route.value;
    if (at.page === "new") editor.openNew();
    else if (at.page === "edit") void editor.open(at.id);
  });
  useSignalEffect(() => {
    const id = storedId(editor.opening.value);
    const at = route.route.peek();
    // A new entry was stored, or a conflict gave the words an entry of their own: the form stays.
    if (id !== undefined && (at.page === "new" || (at.page === "edit" && at.id !== id)))
      route.replace({ page: "edit", id });
  });
  useEffect(() => () => void editor.close(), [editor]);
  const opening = editor.opening.value;
  return (
    <>
      <h1>
        <Unseen>{route.route.value.page === "new" ? "New entry" : "Edit entry"}</Unseen>
      </h1>
      {opening.state === "open" && (
        <EditForm key={opening.sitting.name()} app={app} sitting={opening.sitting} />
      )}
      {opening.state === "missing" && (
        <Closed
          title="No such entry"
          why="It is not in this journal. It may be in a backup, or on another device."
          to={{ page: "new" }}
          way="Write a new one"
        />
      )}
      {opening.state === "failed" && (
        <Closed
          title="This entry could not be opened"
          why={sayProblem(opening.problem)}
          to={{ page: "journal" }}
          way="Back to journal"
        />
      )}
    </>
  );
}

/** Reads the signal, so that an effect that asks hears of the first commit. */
function storedId(opening: Opening): EntryId | undefined {
  return opening.state === "open" ? opening.sitting.storedAs.value : undefined;
}

interface ClosedProps {
  readonly title: string;
  readonly why: string;
  readonly to: Route;
  readonly way: string;
}

function Closed({ title, why, to, way }: ClosedProps) {
  return (
    <>
      <h2>{title}</h2>
      <p>{why}</p>
      <p class={styles["way"]}>
        <Link to={to} data-button="">
          {way}
        </Link>
      </p>
    </>
  );
}
