import { type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import type { LinkTargets } from "../../core/journal/link-targets";

/** What links to entries need to know, and whom they ask. */
export interface EntryLinks {
  /** Where links lead; nothing as long as not all of the journal is known. */
  readonly targets: ReadonlySignal<LinkTargets | undefined>;
  /** A link was pressed that no entry is called like. Whether somebody takes care of it. */
  offer(title: string): boolean;
}

/** The entry page provides it; without it a link reads as it was written. */
export const EntryLinksContext = createContext<EntryLinks>({
  targets: signal(undefined),
  offer: () => false,
});
