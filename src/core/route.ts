import { type EntryId, isUuid } from "./journal/id";

/** Where the app is: one shape a page. */
export type Route =
  | {
      readonly page: "journal";
      readonly tag?: string;
      readonly section?: string;
      /** Words for the prompt, "" for none; with it, the prompt has the focus. */
      readonly jot?: string;
    }
  | { readonly page: "entry" | "edit" | "history"; readonly id: EntryId }
  /** `#/find?q=words` */
  | { readonly page: AskingPage; readonly q?: string }
  | { readonly page: (typeof plainPages)[number] }
  | { readonly page: "unknown"; readonly hash: string };

/** The pages whose address is their name. */
const plainPages = [
  "new",
  "data",
  "trash",
  "settings",
  "help",
  "more",
  "tags",
  "review",
  "see",
] as const;

/** The pages that can be asked for something. */
export type AskingPage = (typeof askingPages)[number];
const askingPages = ["find", "snippets", "mistakes", "connections", "questions", "week"] as const;

/** The route that an address's hash (`#/entry/ID`, with or without its `#`) names. Never throws. */
export function parseRoute(hash: string): Route {
  const [address = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
  const path = address.replaceAll(/\/+/g, "/").replaceAll(/^\/|\/$/g, "");
  const page = plainPages.find((plain) => plain === path);
  if (page) return { page };
  // Takes a broken escape for what it looks like, and does not throw.
  const asked = new URLSearchParams(query);
  const q = asked.get("q");
  const asking = askingPages.find((one) => one === path);
  if (asking) return { page: asking, ...(q && { q }) };
  const [, id = "", view] = /^entry\/([^/]+)(?:\/(edit|history))?$/.exec(path) ?? [];
  if (isUuid(id)) return { page: view === "edit" || view === "history" ? view : "entry", id };
  if (path !== "") return { page: "unknown", hash };
  const [tag, section, jot] = ["tag", "section", "jot"].map((name) => asked.get(name));
  return {
    page: "journal",
    ...(tag && { tag }),
    ...(section && { section }),
    ...(jot !== null && jot !== undefined && { jot }),
  };
}

/** The hash of a route; `parseRoute` reads it back. */
export function printRoute(route: Route): string {
  switch (route.page) {
    case "entry":
      return `#/entry/${route.id}`;
    case "edit":
    case "history":
      return `#/entry/${route.id}/${route.page}`;
    case "unknown":
      return route.hash;
    default: {
      const { page, ...asked } = route;
      const query = new URLSearchParams(asked).toString();
      return `#/${page === "journal" ? "" : page}?${query}`.replace(/\?$/, "");
    }
  }
}
