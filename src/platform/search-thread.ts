import { startThread, type Thread, type VerbsOf } from "./thread";
import { trustedSearchWorkerUrl } from "./trusted-urls";

/** Starts the thread that finds; nothing where the browser refuses workers. */
export function startSearchThread<Verbs extends VerbsOf<Verbs>>():
  | Thread<Verbs, never>
  | undefined {
  try {
    return startThread(() => new Worker(trustedSearchWorkerUrl(), { type: "module" }));
  } catch {
    return undefined;
  }
}
