import { clipboardToPaste } from "./platform/clipboard";
import { browserSharedInbox } from "./platform/shared-inbox";
import { type JotHost, JotModel } from "./state/jot-model";

/** The prompt, with what other apps shared. This is wiring, as in `main.tsx`, that comes right after the first screen. */
export function openJot(world: Omit<JotHost, "inbox" | "readClipboard">): JotModel {
  return new JotModel({ ...world, inbox: browserSharedInbox, readClipboard: clipboardToPaste() });
}
