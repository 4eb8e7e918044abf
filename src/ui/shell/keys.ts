import { neighboursOf } from "../../core/journal/neighbours";
import type { App } from "../../state/app";

/** What a key opens over the page. */
export type Overlay = "palette" | "keys";

interface KeysApp extends Pick<App, "route"> {
  readonly journal: Pick<App["journal"], "heads">;
  readonly settings: Pick<App["settings"], "settings">;
}

/**
 * Listens for the keys that work on every page, until the answer is called. Those without Ctrl or ⌘
 * are for where nothing is typed, and not for the editor; all of them can be turned off.
 */
export function listenForKeys(app: KeysApp, open: (overlay: Overlay) => void): () => void {
  const listening = new AbortController();
  const onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, defaultPrevented, isComposing } = event;
    if (defaultPrevented || altKey || isComposing || !app.settings.settings.peek().hasKeys) return;
    const hasModifier = ctrlKey !== metaKey;
    if (!hasModifier && (ctrlKey || isTyping(event) || isEditor(app))) return;
    const deeds = hasModifier ? modified : letters;
    const deed = deeds.get(hasModifier ? key.toLowerCase() : key);
    // Nor where the page is held, before it is loaded anew: those keys were meant for a field.
    if (!deed || document.querySelector("dialog[open], :popover-open, body[inert]")) return;
    if (deed(app, open)) event.preventDefault();
  };
  addEventListener("keydown", onKey, listening);
  return () => listening.abort();
}

/** What a key does; whether there was anything to do. */
type Deed = (app: KeysApp, open: (overlay: Overlay) => void) => boolean;

const openPalette: Deed = (_, open) => {
  open("palette");
  return true;
};

const jot: Deed = ({ route }) => {
  route.go({ page: "journal", jot: "" });
  return true;
};

const modified: ReadonlyMap<string, Deed> = new Map([
  ["k", openPalette],
  ["j", jot],
]);

const letters: ReadonlyMap<string, Deed> = new Map<string, Deed>([
  [
    "/",
    ({ route }) => {
      route.go({ page: "find" });
      return true;
    },
  ],
  ["i", jot],
  [
    "?",
    (_, open) => {
      open("keys");
      return true;
    },
  ],
  [
    "n",
    ({ route }) => {
      route.go({ page: "new" });
      return true;
    },
  ],
  [
    "r",
    ({ route }) => {
      route.go({ page: "review" });
      return true;
    },
  ],
  [
    "e",
    ({ route }) => {
      const at = route.route.peek();
      if (at.page === "entry") route.go({ page: "edit", id: at.id });
      return at.page === "entry";
    },
  ],
  ["j", goBeside("previous")],
  ["k", goBeside("next")],
]);

/** From an entry that is read to the older or the newer one. */
function goBeside(side: "previous" | "next"): Deed {
  return ({ route, journal }) => {
    const at = route.route.peek();
    if (at.page !== "entry") return false;
    const head = neighboursOf(journal.heads.peek(), at.id)[side];
    if (head) route.go({ page: "entry", id: head.id });
    return head !== undefined;
  };
}

/**
 * Whether the page is the editor. A letter beside its fields is a slip, or was typed as the page was
 * loaded anew: it must not lead away from what is being written.
 */
function isEditor({ route }: KeysApp): boolean {
  const { page } = route.route.peek();
  return page === "new" || page === "edit";
}

/** Whether a key is one of a text, or chooses in a field. */
function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest("input, textarea, select") !== null;
}
