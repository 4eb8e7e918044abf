import { useRef } from "preact/hooks";
import { mainPart } from "../../core/journal/edit";
import { isBlankEntry } from "../../core/journal/entry";
import type { App } from "../../state/app";
import type { Sitting } from "../../state/sitting";
import { TextField } from "../controls/text-field";
import { lazy } from "../shell/lazy";
import { EditBar } from "./edit-bar";
import styles from "./edit-form.module.css";
import { FactsFields } from "./facts-fields";
import { PartList } from "./part-list";
import { TitleField } from "./title-field";

const Comfort = lazy(
  "Comfort",
  () => import("./comfort"),
  // Without it the fields are plain ones, and all of it is stored the same.
  () => null,
);

/** What of the app the editor needs. */
export type EditorApp = Pick<App, "editor" | "journal" | "notices" | "route" | "settings">;

interface EditFormProps {
  readonly app: EditorApp;
  readonly sitting: Sitting;
}

/** All fields of one entry. A form of another sitting is another form. */
export function EditForm({ app, sitting }: EditFormProps) {
  const form = useRef<HTMLDivElement>(null);
  const focus = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  const main = mainPart(sitting.draft().parts);
  const done = async () => {
    const isStored = await sitting.flush();
    // What cannot be stored stays on screen, and what is to be mended gets the focus.
    if (sitting.saveState.peek().kind === "not saved") return focus("[aria-invalid]");
    const id = sitting.storedAs.peek();
    // A new entry in which nothing was written is none.
    const isEntry = id !== undefined && !isBlankEntry(sitting.draft());
    if (isStored) app.route.go(isEntry ? { page: "entry", id } : { page: "journal" });
  };
  const storeLine = ({ inputType }: InputEvent) => {
    if (inputType === "insertLineBreak") void sitting.flush();
  };
  return (
    // A line that is done is stored, and said to be, before the pace of the keys would have it.
    <div ref={form} class={styles["form"]} onInput={storeLine}>
      <EditBar sitting={sitting} onDone={done} />
      <TitleField sitting={sitting} onEnter={() => focus("textarea")} />
      {main && "text" in main && (
        <div class={styles["main"]}>
          <TextField
            label="What I Learned"
            first={main.text}
            onText={(text) => sitting.writePart(main.id, { text })}
            placeholder="In your own words. Markdown works."
            isLong
            isHeading
          />
        </div>
      )}
      <FactsFields sitting={sitting} known={app.journal.known} />
      <PartList sitting={sitting} settings={app.settings} notices={app.notices} />
      <Comfort
        formRef={form}
        sitting={sitting}
        notices={app.notices}
        heads={app.journal.heads}
        onDone={done}
      />
    </div>
  );
}
