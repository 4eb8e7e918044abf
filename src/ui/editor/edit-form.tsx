import { useRef } from "preact/hooks";
import { mainPart } from "../../core/journal/edit";
import { isBlankEntry } from "../../core/journal/entry";
import type { Route } from "../../core/route";
import type { App } from "../../state/app";
import type { Sitting } from "../../state/sitting";
import { EditBar } from "./edit-bar";
import styles from "./edit-form.module.css";
import { FactsFields } from "./facts-fields";
import { PartList } from "./part-list";
import { ProseField } from "./prose-field";
import { SaveStatus } from "./save-status";
import { TitleField } from "./title-field";

/** What of the app the editor needs. */
export type EditorApp = Pick<App, "editor" | "journal" | "notices" | "route" | "settings">;

interface EditFormProps {
  readonly app: EditorApp;
  readonly sitting: Sitting;
}

/** All fields of one entry. A form of another sitting is another form. */
export function EditForm({ app, sitting }: EditFormProps) {
  const form = useRef<HTMLDivElement>(null);
  const main = mainPart(sitting.parts.peek());
  const id = sitting.storedAs.value;
  const done = async () => {
    const isStored = await sitting.flush();
    if (sitting.saveState.peek().kind === "not saved") {
      // What cannot be stored stays on screen, and what is to be mended gets the focus.
      form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
    } else if (isStored) app.route.go(routeAfter(sitting));
  };
  return (
    <div ref={form} class={styles["form"]}>
      <EditBar
        doneTo={id === undefined ? { page: "journal" } : { page: "entry", id }}
        onDone={() => void done()}
      >
        <SaveStatus sitting={sitting} />
      </EditBar>
      <TitleField
        sitting={sitting}
        onEnter={() => form.current?.querySelector("textarea")?.focus()}
      />
      {main && "text" in main && (
        <div class={styles["main"]}>
          <ProseField
            label="What I Learned"
            first={main.text}
            onText={(text) => sitting.writePart(main.id, { text })}
            placeholder="In your own words. Markdown works."
            isHeading
          />
        </div>
      )}
      <FactsFields sitting={sitting} known={app.journal.known} />
      <div class={styles["parts"]}>
        <PartList sitting={sitting} settings={app.settings} notices={app.notices} />
      </div>
    </div>
  );
}

/** To the entry; a new one in which nothing was written is none, so back to the journal. */
function routeAfter(sitting: Sitting): Route {
  const id = sitting.storedAs.peek();
  return id === undefined || isBlankEntry(sitting.draft())
    ? { page: "journal" }
    : { page: "entry", id };
}
