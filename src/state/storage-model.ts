import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Quota, Room } from "../platform/quota";

/** Whether the browser may clear the journal away, and the room it has. */
export interface StorageModel {
  /** `undefined` until it was looked at. */
  readonly state: ReadonlySignal<StorageState | undefined>;
  look(): Promise<void>;
  /** Asks the browser to keep the journal until its owner removes it. */
  protect(): Promise<void>;
}

export interface StorageState {
  /** `undefined` where the browser makes no such promise. */
  readonly isPersisted: boolean | undefined;
  /** `undefined` where the browser does not say. */
  readonly room: Room | undefined;
}

export const StorageModel = createModel((quota: Quota): StorageModel => {
  const state = signal<StorageState | undefined>(undefined);
  const look = async () => {
    const [isPersisted, room] = await Promise.all([quota.isPersisted(), quota.estimate()]);
    state.value = { isPersisted, room };
  };
  return {
    state,
    look,
    async protect() {
      await quota.persist();
      // What counts is what the browser says afterwards, not what it answered.
      await look();
    },
  };
});
