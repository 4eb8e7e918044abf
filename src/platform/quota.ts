/** What the browser says about the room that the journal has, and whether it may be cleared away. */
export interface Quota {
  /** Bytes that this origin uses and may still use; `undefined` where the browser does not say. */
  estimate(): Promise<Room | undefined>;
  /** Whether the browser has promised not to clear the journal by itself; `undefined` where it cannot. */
  isPersisted(): Promise<boolean | undefined>;
  /**
   * Asks for that promise and brings the answer. Firefox asks the owner; the others decide by
   * themselves, and more kindly once the app is installed or much used.
   */
  persist(): Promise<boolean>;
}

export interface Room {
  readonly usedBytes: number;
  readonly freeBytes: number;
}

/** `navigator.storage`, which is missing on plain http and in old browsers, and throws in some private windows. */
export const browserQuota: Quota = {
  async estimate() {
    const { usage, quota } = (await asked((storage) => storage.estimate())) ?? {};
    return usage === undefined || quota === undefined
      ? undefined
      : { usedBytes: usage, freeBytes: Math.max(0, quota - usage) };
  },
  isPersisted: () => asked((storage) => storage.persisted()),
  persist: async () => (await asked((storage) => storage.persist())) ?? false,
};

async function asked<Answer>(
  question: (storage: StorageManager) => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await question(navigator.storage);
  } catch {
    return undefined;
  }
}
