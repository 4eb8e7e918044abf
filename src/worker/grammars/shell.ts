import type { LanguageFn } from "highlight.js";

/** A terminal's transcript: prompts, after each a line of bash, and what was printed. Knows `user@host:~/path$` too. */
export const shell: LanguageFn = () => ({
  name: "Shell Session",
  contains: [
    {
      scope: "meta.prompt",
      begin:
        /^ {0,3}(?:[\w.-]{1,64}@[\w.-]{1,64}[: ]?[~/\w.-]{0,200}|\[[^\]\n]{1,200}\]|[./~\w()@-]{0,200})[>%$#](?: |$)/,
      starts: { end: /[^\\](?=\s*$)/, subLanguage: "bash" },
    },
  ],
});
