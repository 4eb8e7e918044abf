import type { Fields } from "./lab-messages";
import type { Life } from "./lab";
import { isSame } from "./typing";

/** What was typed before a kill, as far as it was heard of, and what was found after it. */
export interface Killed {
  /** What the fields held after each number of keys. */
  readonly states: readonly Fields[];
  readonly news: Life["news"];
  readonly killedAtMs: number;
  /** What is stored of the entry that was written; nothing of it may be. */
  readonly stored: Fields | undefined;
}

/** What became of what was typed. */
export interface Verdict {
  readonly typed: number;
  /** The most keys of which "Saved" was heard, and how many were stored. */
  readonly acknowledged: number;
  readonly kept: number;
  /** How often "Saved" was heard. */
  readonly acknowledgements: number;
  /** How old the oldest key that was lost was when the browser was killed; 0 if none was. */
  readonly oldestLostMs: number;
  /** From the first key that was lost to the last that was heard of. */
  readonly typingLostMs: number;
  readonly lost: string | undefined;
  readonly torn: string | undefined;
  /** The last that was heard, by the time before the kill. */
  readonly lastWords: readonly string[];
}

/** Judges one kill: the stored text is one of the states that were typed, not older than the last "Saved". */
export function judge({ states, news, killedAtMs, stored }: Killed): Verdict {
  const typedAt: number[] = [];
  let acknowledged = 0;
  let acknowledgements = 0;
  for (const told of news) {
    if (told.kind === "key") typedAt[told.key] = told.atMs;
    if (told.kind !== "state" || told.state !== "Saved") continue;
    acknowledgements += 1;
    acknowledged = Math.max(acknowledged, told.key);
  }
  const typed = Math.max(0, typedAt.length - 1);
  const found = stored ?? states[0];
  const kept = states.findLastIndex((state) => found !== undefined && isSame(state, found));
  const firstLost = kept < typed ? typedAt.find((at, key) => key > kept && at > 0) : undefined;
  return {
    typed,
    acknowledged,
    acknowledgements,
    kept,
    oldestLostMs: firstLost === undefined ? 0 : Math.max(0, killedAtMs - firstLost),
    typingLostMs: firstLost === undefined ? 0 : (typedAt.at(-1) ?? firstLost) - firstLost,
    lost:
      kept >= 0 && kept < acknowledged
        ? `"Saved" was said of ${acknowledged} keys, and ${kept} are stored`
        : undefined,
    torn:
      kept < 0
        ? `what is stored was never typed: ${JSON.stringify(found)} after ${typed} keys`
        : undefined,
    lastWords: news.slice(-12).map((told) => sayNews(told, killedAtMs)),
  };
}

function sayNews(told: Life["news"][number], killedAtMs: number): string {
  if (told.kind === "key") return `${told.atMs - killedAtMs} ms: key ${told.key}`;
  if (told.kind !== "state") return told.kind;
  return `${told.atMs - killedAtMs} ms: "${told.state}" after key ${told.key}`;
}
