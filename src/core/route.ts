import { type EntryId, isUuid } from "./journal/id";

/** Where the app is: one shape a page. */
export type Route =
  | { readonly page: "journal"; readonly tag?: string; readonly section?: string }
  | { readonly page: "new" }
  | { readonly page: "entry"; readonly id: EntryId }
  | { readonly page: "edit"; readonly id: EntryId }
  | { readonly page: "find"; readonly query: string }
  | { readonly page: "data" }
  | { readonly page: "trash" }
  | { readonly page: "settings" }
  | { readonly page: "help" }
  | { readonly page: "unknown"; readonly hash: string };

/** The route that an address's hash (`#/entry/ID`, with or without its `#`) names. Never throws. */
export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#/, "").split("?", 2);
  const query = new Query(search);
  const [page = "", id = "", verb, ...rest] = path.split("/").filter((step) => step !== "");
  const unknown: Route = { page: "unknown", hash };
  if (rest.length > 0) return unknown;
  if (page === "entry" && isUuid(id)) {
    if (verb === undefined) return { page: "entry", id };
    return verb === "edit" ? { page: "edit", id } : unknown;
  }
  if (id !== "") return unknown;
  switch (page) {
    case "":
      return { page: "journal", ...query.pick("tag"), ...query.pick("section") };
    case "find":
      return { page, query: query.get("q") ?? "" };
    case "new":
    case "data":
    case "trash":
    case "settings":
    case "help":
      return { page };
    default:
      return unknown;
  }
}

/** The hash of a route; `parseRoute` reads it back. */
export function printRoute(route: Route): `#${string}` {
  switch (route.page) {
    case "journal":
      return `#/${printQuery({ tag: route.tag, section: route.section })}`;
    case "entry":
      return `#/entry/${route.id}`;
    case "edit":
      return `#/entry/${route.id}/edit`;
    case "find":
      return `#/find${printQuery({ q: route.query })}`;
    case "unknown":
      return `#${route.hash.replace(/^#/, "")}`;
    default:
      return `#/${route.page}`;
  }
}

/** A query string read without exceptions: a broken escape stays as it stands. */
class Query {
  readonly #values = new Map<string, string>();
  constructor(search: string) {
    for (const pair of search.split("&")) {
      const [name = "", value = ""] = pair.split("=", 2);
      this.#values.set(decoded(name), decoded(value));
    }
  }
  get(name: string): string | undefined {
    return this.#values.get(name);
  }
  pick<Name extends string>(name: Name): { readonly [Key in Name]?: string } {
    const value = this.#values.get(name);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key widens to string
    return (value ? { [name]: value } : {}) as { readonly [Key in Name]?: string };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function printQuery(values: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent((value ?? "").toWellFormed())}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}
