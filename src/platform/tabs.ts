import type { EntryId } from "../core/journal/id";
import { joinBroadcast } from "./broadcast";

/**
 * What tabs of one journal tell each other. A hint only, with nothing in it to be shown: it may be
 * lost, come late or twice, and the store's compare-and-swap decides what is right.
 */
export type TabNews =
  | {
      readonly kind: "written";
      readonly id: EntryId;
      /** The number of the write: of two news the one with the higher number is the newer. */
      readonly revision: number;
    }
  | { readonly kind: "reload" };

/** The other tabs that have the journal open. */
export interface Tabs {
  /** Whether news can be told and heard at all. */
  readonly canHear: boolean;
  tell(news: TabNews): void;
  listen(heard: (news: TabNews) => void): void;
  /** Asks every other tab to store what it holds; whether all that answered did. */
  askToStore(): Promise<boolean>;
  /** Says what this tab does when another asks it to store. */
  whenAskedToStore(store: () => Promise<boolean>): void;
}

/** How long a tab may take to say that it is there. A frozen one says nothing, and has stored on being hidden. */
const rollCallMs = 300;
/** How long a tab that is there may take to store. */
const patienceMs = 5000;

type Message =
  | { readonly kind: "news"; readonly news: TabNews }
  | { readonly kind: "store?"; readonly question: string }
  | { readonly kind: "here"; readonly question: string; readonly tab: string }
  | {
      readonly kind: "stored";
      readonly question: string;
      readonly tab: string;
      readonly ok: boolean;
    };

/** Tabs over `BroadcastChannel`; where it is missing there is nobody to talk to, and nothing breaks. */
export function browserTabs(newId: () => string): Tabs {
  const self = newId();
  const listeners = new Set<(message: Message) => void>();
  const post = joinBroadcast<Message>("kubecraft-journal", (message) => {
    for (const listener of listeners) listener(message);
  });
  if (!post) return loneTab;
  return {
    canHear: true,
    tell: (news) => post({ kind: "news", news }),
    listen(heard) {
      listeners.add((message) => {
        if (message.kind === "news") heard(message.news);
      });
    },
    whenAskedToStore(store) {
      listeners.add((message) => {
        if (message.kind !== "store?") return;
        const { question } = message;
        post({ kind: "here", question, tab: self });
        void store().then((ok) => post({ kind: "stored", question, tab: self, ok }));
      });
    },
    askToStore() {
      const question = newId();
      const awaited = new Set<string>();
      return new Promise((resolve) => {
        const listener = (message: Message) => {
          if (!("question" in message) || message.question !== question) return;
          if (message.kind === "here") awaited.add(message.tab);
          if (message.kind !== "stored") return;
          if (message.ok) awaited.delete(message.tab);
          else settle(false);
        };
        const settle = (ok: boolean) => {
          listeners.delete(listener);
          resolve(ok);
        };
        const waitForAll = (endMs: number) => {
          if (awaited.size === 0 || Date.now() > endMs) settle(awaited.size === 0);
          else setTimeout(waitForAll, 50, endMs);
        };
        listeners.add(listener);
        post({ kind: "store?", question });
        setTimeout(() => waitForAll(Date.now() + patienceMs), rollCallMs);
      });
    },
  };
}

const loneTab: Tabs = {
  canHear: false,
  tell: () => undefined,
  listen: () => undefined,
  askToStore: () => Promise.resolve(true),
  whenAskedToStore: () => undefined,
};
