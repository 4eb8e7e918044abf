import { isRunning } from "../../core/session/session";
import type { Theme } from "../../core/settings";
import type { App } from "../../state/app";
import type { SessionModel } from "../../state/session-model";
import { lookUpError } from "../library/look-up-error";

/** Something that the palette can do, or an entry to go to. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** What else is said of it: a key, or an entry's day. */
  readonly hint: string;
  readonly run: () => void;
}

/** How many entries are offered at a time: who sees more of them types another letter. */
const mostEntries = 20;

/** What fits the words that were typed: the commands, then the entries whose titles have all the words, the newest first. */
export function choicesFor(
  app: App,
  query: string,
  openKeys: () => void,
  session?: SessionModel,
): readonly Choice[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const fits = (label: string) => {
    const text = plain(label);
    return words.every((word) => text.includes(word));
  };
  const found: Choice[] = [];
  for (const { id, label, facts } of app.journal.heads.peek()) {
    if (found.length === mostEntries) break;
    if (fits(label))
      found.push({ id, label, hint: facts.date, run: () => app.route.go({ page: "entry", id }) });
  }
  const known = [...commands(app, openKeys), ...(session ? sessionCommands(app, session) : [])];
  return [...known.filter(({ label }) => fits(label)), ...found, ...lookFor(app, query)];
}

/** Whatever was typed can be looked for in all texts. */
function lookFor(app: App, query: string): readonly Choice[] {
  const { route } = app;
  const q = query.trim();
  if (q === "") return [];
  return [
    {
      id: "find-text",
      label: `Find “${q}” in all texts`,
      hint: "/",
      run: () => route.go({ page: "find", q }),
    },
    {
      id: "look-up-error",
      label: `Look “${q.length > 60 ? `${q.slice(0, 60)}…` : q}” up as an error`,
      hint: "",
      run: () => lookUpError(app, q),
    },
  ];
}

function command(label: string, run: () => void): Choice {
  return { id: label, label, hint: "", run };
}

/** What can be done about the session, as it is now. */
function sessionCommands({ route }: App, session: SessionModel): readonly Choice[] {
  const now = session.session.peek();
  const at = route.route.peek();
  if (!now) {
    const entry = at.page === "entry" || at.page === "edit" ? at.id : undefined;
    return [command("Start session", () => void session.start(entry))];
  }
  return [
    isRunning(now)
      ? command("Pause session", () => void session.turn("pause"))
      : command("Resume session", () => void session.turn("resume")),
    command("Close session", () => session.ask(true)),
  ];
}

function commands({ route, settings }: App, openKeys: () => void): readonly Choice[] {
  const go = (label: string, hint: string, to: Parameters<typeof route.go>[0]): Choice => ({
    id: label,
    label,
    hint,
    run: () => route.go(to),
  });
  const wear = (theme: Theme): Choice => ({
    id: `theme-${theme}`,
    label: `Theme: ${theme}`,
    hint: "",
    run: () => settings.change({ theme }),
  });
  const at = route.route.peek();
  const isPaused = settings.settings.peek().isTickerPaused;
  return [
    ...(at.page === "entry" ? [go("Edit this entry", "e", { page: "edit", id: at.id })] : []),
    ...(at.page === "entry" || at.page === "edit"
      ? [go("History of this entry", "", { page: "history", id: at.id })]
      : []),
    go("New entry", "n", { page: "new" }),
    go("Jot", "i", { page: "journal", jot: "" }),
    go("Find", "/", { page: "find" }),
    go("Journal", "", { page: "journal" }),
    go("Review", "r", { page: "review" }),
    go("Questions", "", { page: "questions" }),
    go("See: days, sections, confidence", "", { page: "see" }),
    go("Week and its review", "", { page: "week" }),
    go("Snippets", "", { page: "snippets" }),
    go("Mistakes", "", { page: "mistakes" }),
    go("Connections", "", { page: "connections" }),
    go("Tags and sections", "", { page: "tags" }),
    go("Backup: export and import", "", { page: "data" }),
    go("Trash", "", { page: "trash" }),
    go("Settings", "", { page: "settings" }),
    go("Help", "", { page: "help" }),
    { id: "keys", label: "Keys", hint: "?", run: openKeys },
    wear("dark"),
    wear("light"),
    wear("system"),
    {
      id: "ticker",
      label: isPaused ? "Let the ticker run" : "Pause the ticker",
      hint: "",
      run: () => settings.change({ isTickerPaused: !isPaused }),
    },
  ];
}

/** As it is compared: without case and without accents. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
