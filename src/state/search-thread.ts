import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Thread } from "../platform/thread";
import type { SearchVerbs } from "../answer-searches";

/** The thread that looks over all entries, whoever asks: started when it is needed, one for all. */
export interface SearchThread {
  /** Grows with every change of the journal that it was told of. */
  readonly changes: ReadonlySignal<number>;
  /** Asks it; where it dies, another one is asked, once. Fails where none can be had. */
  ask<Verb extends keyof SearchVerbs>(
    verb: Verb,
    asked: SearchVerbs[Verb]["asked"],
  ): Promise<SearchVerbs[Verb]["answer"]>;
  /** Tells it of a change, if it is there: one that starts later reads what is stored. */
  tell<Verb extends "kept" | "reload">(verb: Verb, asked: SearchVerbs[Verb]["asked"]): void;
  /** Somebody types: what it does unasked, the making of the index, waits for them. */
  stepAside(): void;
  /** Ends it until it is needed again: a browser keeps no page asleep that has one at work. What it was asked gets no answer. */
  rest(): void;
  /** The page is back: what is shown may be of a journal that went on. */
  wake(): void;
}

/** @param start starts a thread; nothing where the browser refuses one */
export const SearchThread = createModel(
  (start: () => Thread<SearchVerbs, never> | undefined): SearchThread => {
    const changes = signal(0);
    let thread: Thread<SearchVerbs, never> | undefined;
    let rests = 0;

    const ask = async <Verb extends keyof SearchVerbs>(
      verb: Verb,
      asked: SearchVerbs[Verb]["asked"],
      mayTryAgain = true,
    ): Promise<SearchVerbs[Verb]["answer"]> => {
      const running = (thread ??= start());
      if (!running) throw new Error("there is no thread");
      const before = rests;
      try {
        return await running.ask(verb, asked, ignore);
      } catch (error) {
        if (thread === running) thread = undefined;
        // It was ended on purpose, and a page that is left must not start another: nobody waits for this any more.
        if (rests !== before) return new Promise(() => {});
        if (!mayTryAgain) throw error;
        return ask(verb, asked, false);
      }
    };

    return {
      changes,
      ask: (verb, asked) => ask(verb, asked),
      tell(verb, asked) {
        changes.value++;
        const told = thread;
        told?.ask(verb, asked, ignore).catch(() => {
          // By then another one may stand in its place.
          if (thread === told) thread = undefined;
        });
      },
      stepAside() {
        thread?.ask("typed", undefined, ignore).catch(ignore);
      },
      rest() {
        rests++;
        thread?.end();
        thread = undefined;
      },
      wake: () => void changes.value++,
    };
  },
);

function ignore(): void {}
