import type { Thread } from "../../src/platform/thread";
import type { SearchVerbs } from "../../src/answer-searches";
import { IndexKeeper } from "../../src/state/index-keeper";
import { SearchThread } from "../../src/state/search-thread";
import { ShelfKeeper } from "../../src/state/shelf-keeper";
import { type IndexStore, openIndexStore } from "../../src/storage/index-record";
import { openReader } from "../../src/storage/reader";

/** The thread that looks over all entries, in the test's own: with the keepers, the reader and the store of the index that the app has. */
export function indexThread(
  stored: IndexStore = openIndexStore(),
  name?: string,
): Thread<SearchVerbs, never> {
  const reader = openReader(name);
  const pause = () => new Promise<void>((resolve) => void setTimeout(resolve, 0));
  const keeper = IndexKeeper({ reader, stored, pause });
  const shelf = ShelfKeeper({ reader, pause });
  const verbs: { readonly [Verb in keyof SearchVerbs]: (asked: never) => unknown } = {
    find: keeper.find,
    ties: keeper.ties,
    snippets: shelf.snippets,
    mistakes: shelf.mistakes,
    connections: shelf.connections,
    questions: shelf.questions,
    errors: shelf.errors,
    typed() {},
    kept({ entry, revision }: SearchVerbs["kept"]["asked"]) {
      keeper.kept(entry, revision);
      shelf.kept(entry);
    },
    reload() {
      keeper.reload();
      shelf.reload();
    },
  };
  return {
    ask: async (verb, asked) => Reflect.apply(verbs[verb], undefined, [asked]),
    end() {},
  };
}

/** It, as the models share it. */
export function testSearchThread(): SearchThread {
  return new SearchThread(() => indexThread());
}
