import { effect, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { EntryId } from "../../core/journal/id";
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
  useEffect(() => {
    // At once, and not with the next frame: "New entry" must lead away from an entry that was just stored.
    const end = effect(() => {
      const id = storedId(editor.opening.value);
      const at = route.route.peek();
      // A new entry was stored, or a conflict gave the words an entry of their own: the form stays.
      if (id !== undefined && (at.page === "new" || (at.page === "edit" && at.id !== id)))
        route.replace({ page: "edit", id });
    });
    return () => {
      end();
      void editor.close();
    };
  }, [editor, route]);
  const opening = editor.opening.value;
  const why = whyClosed(opening);
  return (
    <>
      <h1>
        <Unseen>{route.route.value.page === "new" ? "New entry" : "Edit entry"}</Unseen>
      </h1>
      {opening.state === "open" && (
        <EditForm key={opening.sitting.name()} app={app} sitting={opening.sitting} />
      )}
      {why !== undefined && (
        <>
          <p>{why}</p>
          <p class={styles["way"]}>
            <Link to={{ page: "journal" }} data-button="">
              Back to journal
            </Link>
          </p>
        </>
      )}
    </>
  );
}

/** Reads the signal, so that an effect that asks hears of the first commit. */
function storedId(opening: Opening): EntryId | undefined {
  return opening.state === "open" ? opening.sitting.storedAs.value : undefined;
}

/** Why there is nothing to write in, as a sentence. */
function whyClosed(opening: Opening): string | undefined {
  if (opening.state === "missing") return "There is no such entry here.";
  return opening.state === "failed" ? sayProblem(opening.problem) : undefined;
}
