import { createModel } from "@preact/signals";
import { blankLike, duplicateOf } from "../core/journal/duplicate";
import { blankEntry, type Entry } from "../core/journal/entry";
import type { Clock } from "../platform/clock";
import type { NewId } from "../platform/ids";
import type { EditorModel } from "./editor-model";

/** New entries that begin with something of an earlier one, or with its word for them. They are opened in the editor. */
export interface DuplicateModel {
  /** Makes an entry with the same words and facts, and stores it. */
  duplicate(entry: Entry): void;
  /** Begins one with the same section, tags and kinds of part, which is stored with its first word. */
  beginLike(entry: Entry): void;
  /** Begins one of today that is called so, which is stored with its first change. */
  beginCalled(title: string): void;
}

interface DuplicateHost {
  readonly editor: Pick<EditorModel, "openNew" | "opening">;
  readonly clock: Clock;
  readonly newId: NewId;
}

export const DuplicateModel = createModel(
  ({ editor, clock, newId }: DuplicateHost): DuplicateModel => {
    const needs = () => ({ newId, today: clock.today(), nowMs: clock.nowMs() });
    return {
      duplicate(entry) {
        const copy = duplicateOf(entry, needs());
        editor.openNew(copy);
        const opening = editor.opening.peek();
        // One that could not be stored yet may have been opened instead.
        if (opening.state === "open" && opening.sitting.draft().id === copy.id)
          opening.sitting.writeFacts({});
      },
      beginLike: (entry) => editor.openNew(blankLike(entry, needs())),
      beginCalled(title) {
        const facts = { date: clock.today(), tags: [] };
        editor.openNew({ ...blankEntry(newId(), facts, clock.nowMs()), title });
      },
    };
  },
);
