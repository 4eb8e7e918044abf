/**
 * What other apps took for the same, medians unless two figures (p50 / p95) are given. Measured once,
 * on 2 cores with Chromium 156 headless, at 10,000 notes (TakeNote at 2,500: it fails at 5,000).
 * They are not measured anew here; the limits and ours are.
 */
export interface PeerRow {
  readonly tiddlyWiki: string;
  readonly simplenote: string;
  readonly notesnook: string;
  readonly takeNote: string;
}

function row(tiddlyWiki: string, simplenote: string, notesnook: string, takeNote: string): PeerRow {
  return { tiddlyWiki, simplenote, notesnook, takeNote };
}

/** The size of journal that the peers' figures are of. */
export const peerEntries = 10_000;

export const peers = {
  firstLoad: row("0.56 MB empty, 2.8 MB with its notes", "1.2 MB", "1.7 MB", "2.75 MB"),
  start: row("2,179 ms", "1,127 ms", "2,318 ms", "2,066 ms"),
  throttledStart: row("9,883 ms", "5,453 ms", "8,313 ms", "8,591 ms"),
  open: row("205 / 260 ms", "74 / 91 ms", "285 / 418 ms", "416 / 549 ms"),
  keys: row("66 / 76 ms", "73 / 86 ms", "27 / 46 ms", "115 / 136 ms"),
  find: row("316 / 407 ms", "101 / 137 ms", "387 / 908 ms", "200 / 608 ms"),
  save: row(
    "1,615 ms",
    "206 ms, 148 of them blocked",
    "25 / 33 ms (database call alone)",
    "blocked",
  ),
  largest: row("no", "no", "no", "fails at 5,000"),
} as const satisfies Readonly<Record<string, PeerRow>>;
