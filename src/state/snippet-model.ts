import { createModel, type ReadonlySignal } from "@preact/signals";
import type { SnippetAnswer, SnippetQuestion } from "../core/library/find-snippets";
import type { PartId } from "../core/journal/part";
import type { SmallStorage } from "../platform/small-storage";
import type { After } from "./autosave";
import { liveAnswer, type Shown } from "./live-answer";
import type { SearchThread } from "./search-thread";

/** What the page of the snippet library asks for. */
export type SnippetWish = Omit<SnippetQuestion, "uses">;

/** The snippet library. */
export interface SnippetModel {
  readonly shown: ReadonlySignal<Shown<SnippetQuestion, SnippetAnswer>>;
  /** Grows as the journal changes, so that what is shown is asked for again. */
  readonly changes: ReadonlySignal<number>;
  ask(wish: SnippetWish): void;
  again(): void;
  /** Notes that a snippet was copied: this device then knows which are used most. */
  used(id: PartId): void;
}

export interface SnippetNeeds {
  readonly thread: Pick<SearchThread, "ask" | "changes">;
  readonly after: After;
  readonly smallStorage: Pick<SmallStorage, "read" | "write">;
}

/** Of so many snippets it is known how often they were copied; those copied longest ago are forgotten. */
const mostKnown = 400;
const usesName = "snippet-uses";

export const SnippetModel = createModel(
  ({ thread, after, smallStorage }: SnippetNeeds): SnippetModel => {
    const live = liveAnswer<SnippetQuestion, SnippetAnswer>(
      (question) => thread.ask("snippets", question),
      after,
    );
    const readUses = () => readCounts(smallStorage.read(usesName));
    return {
      shown: live.shown,
      changes: thread.changes,
      ask: (wish) => live.ask({ ...wish, uses: Object.fromEntries(readUses()) }),
      again: () => live.again(),
      used(id) {
        const uses = readUses();
        const others = uses.filter(([known]) => known !== id).slice(-mostKnown + 1);
        const times = uses.find(([known]) => known === id)?.[1] ?? 0;
        smallStorage.write(usesName, JSON.stringify([...others, [id, times + 1]]));
      },
    };
  },
);

/** In the order in which they were copied last. */
function readCounts(text: string | undefined): readonly (readonly [PartId, number])[] {
  try {
    const counts: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(counts) ? counts.filter(isCount) : [];
  } catch {
    return [];
  }
}

function isCount(claimed: unknown): claimed is readonly [PartId, number] {
  return Array.isArray(claimed) && typeof claimed[0] === "string" && Number.isInteger(claimed[1]);
}
