import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { type Recall, recallByConfidence } from "../core/insight/recall";
import type { JournalStore } from "../storage/journal-store";
import type { JournalModel } from "./journal-model";

/** What there is to see beside the heads, which are in memory. */
export interface SeeModel {
  /** Stated confidence against recall; nothing before it was read, and where nothing was reviewed. */
  readonly recall: ReadonlySignal<readonly Recall[] | undefined>;
  look(): Promise<void>;
}

export interface SeeHost {
  readonly store: Pick<JournalStore, "cards">;
  readonly journal: Pick<JournalModel, "heads">;
}

export const SeeModel = createModel(({ store, journal }: SeeHost): SeeModel => {
  const recall = signal<readonly Recall[] | undefined>();
  return {
    recall,
    async look() {
      const cards = await store.cards();
      if (!cards.ok || cards.value.length === 0) return;
      const wanted = new Set(cards.value.map(({ entry }) => entry));
      const confidence = new Map(
        journal.heads
          .peek()
          .flatMap(({ id, facts }) => (wanted.has(id) ? [[id, facts.confidence] as const] : [])),
      );
      const found = recallByConfidence(cards.value, (entry) => confidence.get(entry));
      if (found.some(({ reviews }) => reviews > 0)) recall.value = found;
    },
  };
});
