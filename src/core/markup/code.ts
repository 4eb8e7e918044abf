/** A run of code with one meaning; `scope` is highlight.js's name for it (`"title.function"`), "" is plain. */
export interface CodeToken {
  readonly text: string;
  readonly scope: string;
}

/** Finds the tokens of `code`; never rejects, and the tokens' texts joined are always `code` itself. */
export type Highlight = (code: string, language: string) => Promise<readonly CodeToken[]>;

/** What the page asks of the worker; `language` is an id of the list in `languages`. */
export interface HighlightJob {
  readonly id: number;
  readonly code: string;
  readonly language: string;
}

/** What the worker answers: that the grammar is there and the work begins, then the tokens; or that there is no grammar. */
export type HighlightReport =
  | { readonly kind: "started" | "failed"; readonly id: number }
  | { readonly kind: "done"; readonly id: number; readonly tokens: readonly CodeToken[] };

/** Code without colours: what is shown when there is no language, no worker or no time. */
export function plainCode(code: string): readonly CodeToken[] {
  return [{ text: code, scope: "" }];
}
