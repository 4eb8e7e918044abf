import { createModel, type ReadonlySignal } from "@preact/signals";
import type { ConnectionAnswer, ConnectionQuestion } from "../core/library/find-connections";
import type { After } from "./autosave";
import { liveAnswer, type Shown } from "./live-answer";
import type { SearchThread } from "./search-thread";

/** The index of what is like what. */
export interface ConnectionModel {
  readonly shown: ReadonlySignal<Shown<ConnectionQuestion, ConnectionAnswer>>;
  /** Grows as the journal changes, so that what is shown is asked for again. */
  readonly changes: ReadonlySignal<number>;
  ask(question: ConnectionQuestion): void;
  again(): void;
}

export interface ConnectionNeeds {
  readonly thread: Pick<SearchThread, "ask" | "changes">;
  readonly after: After;
}

export const ConnectionModel = createModel(
  ({ thread, after }: ConnectionNeeds): ConnectionModel => {
    const live = liveAnswer<ConnectionQuestion, ConnectionAnswer>(
      (question) => thread.ask("connections", question),
      after,
    );
    return {
      shown: live.shown,
      changes: thread.changes,
      ask: (question) => live.ask(question),
      again: () => live.again(),
    };
  },
);
