import type { Random } from "../../bench/random";
import { uuidV7 } from "../../src/core/journal/id";
import type { SmallStorage } from "../../src/platform/small-storage";
import type { TabNews } from "../../src/platform/tabs";
import { smallMemory } from "../support/small-memory";

/** Somebody who can be told news: a tab that has joined the channel. */
export interface Listener {
  /** Takes news in, now or when it wakes up. */
  hear(news: TabNews): void;
}

/** What all tabs of one browser share: time, small storage, chance, and a channel that cannot be relied on. */
export interface TabWorld {
  readonly database: string;
  readonly random: Random;
  readonly smallStorage: SmallStorage;
  /** Whether there is a channel at all. */
  readonly hasChannel: boolean;
  /** Milliseconds since the world began; no clock on any wall changes it. */
  elapsedMs(): number;
  newId(): string;
  /** Runs something when this time has passed. */
  after(delayMs: number, run: () => void): void;
  /** Lets time pass, and the database answer in between. */
  pass(ms: number): Promise<void>;
  /** Lets the database go on by a few steps, so that writes meet in every order. */
  steps(count: number): Promise<void>;
  join(listener: Listener): () => void;
  /** Tells all listeners but one, as badly as a channel can: some news are lost, late, or told twice. */
  tell(from: Listener, news: TabNews): void;
}

/** Chances of the channel, in hundredths, and the longest delay in milliseconds. */
const channel = { lost: 20, twice: 10, late: 30, longestDelayMs: 3000 } as const;

export function makeWorld(database: string, random: Random): TabWorld {
  const listeners = new Set<Listener>();
  const hasChannel = random.below(4) > 0;
  let timers: { readonly dueMs: number; readonly run: () => void }[] = [];
  let elapsedMs = 0;
  let ids = 0;
  const world: TabWorld = {
    database,
    random,
    hasChannel,
    smallStorage: smallMemory(),
    elapsedMs: () => elapsedMs,
    newId() {
      const count = (ids += 1);
      return uuidV7(
        1_780_000_000_000,
        Uint8Array.from({ length: 10 }, (_, at) => (count >> (at * 8)) & 255),
      );
    },
    after: (delayMs, run) => void timers.push({ dueMs: elapsedMs + delayMs, run }),
    async pass(ms) {
      const endMs = elapsedMs + ms;
      for (;;) {
        const next = timers.toSorted((a, b) => a.dueMs - b.dueMs)[0];
        if (!next || next.dueMs > endMs) break;
        timers = timers.filter((timer) => timer !== next);
        elapsedMs = Math.max(elapsedMs, next.dueMs);
        next.run();
        // oxlint-disable-next-line no-await-in-loop -- what follows from one timer comes before the next
        await world.steps(2);
      }
      elapsedMs = endMs;
      await world.steps(3);
    },
    async steps(count) {
      for (let step = 0; step < count; step += 1)
        // oxlint-disable-next-line no-await-in-loop -- one turn of the database after the other
        await new Promise<void>((done) => {
          setImmediate(done);
        });
    },
    join(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(from, news) {
      if (!hasChannel) return;
      for (const listener of listeners) {
        if (listener === from || random.below(100) < channel.lost) continue;
        const times = random.below(100) < channel.twice ? 2 : 1;
        for (let time = 0; time < times; time += 1) {
          const delayMs =
            random.below(100) < channel.late ? random.below(channel.longestDelayMs) : 1;
          world.after(delayMs, () => listeners.has(listener) && listener.hear(news));
        }
      }
    },
  };
  return world;
}
