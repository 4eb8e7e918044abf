import { sampleEntry } from "./core/journal/sample-entry";
import type { Clock } from "./platform/clock";
import type { App } from "./state/app";
import { sayProblem } from "./state/say-problem";
import type { JournalStore, StoredEntry } from "./storage/journal-store";

interface SampleNeeds {
  readonly store: Pick<JournalStore, "keep">;
  readonly app: Pick<App, "notices" | "route">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly onKept: (stored: StoredEntry) => void;
}

/** Stores the sample and opens it, for a first look at what an entry can be. This is wiring, as in `main.tsx`. */
export async function addSample({ store, app, clock, newId, onKept }: SampleNeeds): Promise<void> {
  const nowMs = clock.nowMs();
  const entry = sampleEntry({ date: clock.today(), nowMs, newId });
  const kept = await store.keep({ entry, base: 0, sitting: newId(), nowMs });
  if (!kept.ok) return app.notices.warn(`The sample was not stored. ${sayProblem(kept.problem)}`);
  onKept(kept.value);
  app.route.go({ page: "entry", id: entry.id });
}
