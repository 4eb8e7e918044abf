import { effect } from "@preact/signals";
import type { Clock } from "../platform/clock";
import type { JournalStore } from "../storage/journal-store";
import type { EditorModel } from "./editor-model";
import type { Sitting } from "./sitting";

interface HousekeepingNeeds {
  readonly store: Pick<JournalStore, "cleanTrash" | "thin">;
  readonly editor: Pick<EditorModel, "opening">;
  readonly clock: Pick<Clock, "nowMs">;
  /** Runs a function when nothing is more urgent. */
  readonly idle: (run: () => void) => void;
}

/**
 * Takes away what has become old, as long as the page lives: from the trash once, and from the
 * history of each entry that was left. What cannot be done now is done another day.
 */
export function keepHouse({ store, editor, clock, idle }: HousekeepingNeeds): void {
  idle(() => void store.cleanTrash(clock.nowMs()));
  let open: Sitting | undefined;
  effect(() => {
    const opening = editor.opening.value;
    const left = open;
    open = opening.state === "open" ? opening.sitting : undefined;
    const id = left === open ? undefined : left?.storedAs.peek();
    if (id !== undefined) idle(() => void store.thin(id, clock.nowMs()));
  });
}
