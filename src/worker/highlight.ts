import type { HighlightJob, HighlightReport } from "../core/markup/code";
import { loadGrammar, tokensOf } from "./grammar";

/*
 * One job in, two reports out: "started" once the grammar is there, "done" with the tokens. Between the
 * two this thread may be stuck in one regular expression, which is why the page watches the clock.
 */
addEventListener("message", ({ data: job }: MessageEvent<HighlightJob>) => {
  void highlight(job);
});

async function highlight({ id, code, language }: HighlightJob): Promise<void> {
  const grammar = await loadGrammar(language);
  if (grammar === undefined) return report({ kind: "failed", id });
  report({ kind: "started", id });
  report({ kind: "done", id, tokens: tokensOf(code, grammar) });
}

function report(message: HighlightReport): void {
  postMessage(message);
}
