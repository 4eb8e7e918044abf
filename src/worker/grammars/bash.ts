import type { LanguageFn } from "highlight.js";
import standardBash from "highlight.js/lib/languages/bash";

const notCommands =
  "if|then|else|elif|fi|time|for|while|until|in|do|done|case|esac|coproc|function|select|true|false";

/** Where a command stands: at the start of a line that continues none, or after a pipe, `&&`, `;`, `$(`, sudo, a keyword or `NAME=value`. */
const commandPlace =
  /(?<=(?<!\\\n[ \t]{0,40})^[ \t]{0,40}|[|;&({!`][ \t]{0,8}|\b(?:sudo|do|then|else|if|while|until|xargs|exec|time)[ \t]{1,8}|(?:^[ \t]{0,40}|[;&|(][ \t]{0,8})(?:\$|\w{1,60}=[^\s"']{0,200})[ \t]{1,8})/;

/** highlight.js's bash, which colours built-ins only, with every command's own name: `kubectl`, `docker`. */
export const bash: LanguageFn = (hljs) => {
  const standard = standardBash(hljs);
  const command = {
    scope: "built_in",
    begin: new RegExp(
      `${commandPlace.source}(?!(?:${notCommands})\\b(?!-))(?=[\\w.+~/-]*[A-Za-z])[A-Za-z_~./][\\w.+~/-]*(?![\\w.+~/-]|\\+?=|\\(\\))`,
    ),
    relevance: 0,
  };
  // Without this the `set` of `--set` would be taken for the built-in.
  const option = { match: /(?<=[ \t])--?[A-Za-z][\w-]*/ };
  return { ...standard, contains: [...standard.contains, option, command] };
};
