import type { BrowserEngine, RunningBrowser } from "./browsers";
import type { Lab, Life } from "./lab";
import { type StoredJournal, storedJournal } from "./stored-journal";

/** What a start of a browser needs. */
export interface Starting {
  readonly lab: Lab;
  readonly engine: BrowserEngine;
  readonly troubles: Troubles;
}

/** What the harness itself met on its way. */
export interface Troubles {
  /** Starts after which no page came, and which were made again. */
  couldNotStart: number;
  readonly given: string[];
  /** The kinds of files in which the database lay. */
  readonly stores: Set<string>;
}

/** How long a command may take that waits for nothing by itself. */
export const answerWithinMs = 40_000;
const startWithinMs = 40_000;

/** Starts the browser; one whose page does not come is started again, and counted. */
export async function startLife(
  { lab, engine, troubles }: Starting,
  profile: string,
  name: string,
): Promise<{ readonly browser: RunningBrowser; readonly life: Life }> {
  for (let attempt = 1; ; attempt += 1) {
    const life = lab.life(`${name}-${attempt}`);
    const browser = await engine.start(profile, lab.address(`${name}-${attempt}`));
    if (await life.isHere(startWithinMs)) return { browser, life };
    await browser.kill();
    troubles.couldNotStart += 1;
    if (attempt === 3) throw new Error("The browser did not show the page in three starts.");
  }
}

/** What is stored and what is shown of it; a page that does not fit is told among what is torn. */
export async function readJournal(
  life: Life,
): Promise<StoredJournal & { readonly labels: readonly string[] }> {
  const screen = await life.ask({ kind: "look", withinMs: 15_000 }, answerWithinMs);
  const rows = await life.ask({ kind: "rows" }, answerWithinMs);
  const stored = storedJournal(rows);
  const expected = stored.entries.size > 0 ? "journal" : "empty";
  const torn =
    screen.kind === expected
      ? stored.torn
      : [
          ...stored.torn,
          `the page shows ${screen.kind} for ${stored.entries.size} entries: ${screen.text}`,
        ];
  return { ...stored, torn, labels: screen.labels };
}
