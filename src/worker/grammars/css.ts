import type { LanguageFn } from "highlight.js";

const name = String.raw`(?:[\w\u0080-\uffff-]|\\.)+`;

/** CSS with nesting. It lists no properties or elements: what a name is follows from where it stands. */
export const css: LanguageFn = (hljs) => {
  const comment = hljs.C_BLOCK_COMMENT_MODE;
  // As in CSS, a string that is not closed ends with its line.
  const string = {
    scope: "string",
    match: /"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|(?<=\burl\([ \t]{0,8})[^\s"')][^)\n]*/,
  };
  const number = {
    scope: "number",
    match: /[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?(?:%|[a-z]+)?/,
  };
  const variable = { scope: "attr", match: `--${name}` };
  const call = { scope: "built_in", match: /[\w-]+(?=\()/ };
  // Names are read whole: no number is found inside one, and none is searched twice.
  const word = { match: name };
  const id = { scope: "selector-id", match: `#${name}` };
  const className = { scope: "selector-class", match: `\\.(?!\\d)${name}` };
  const values = [comment, string, number, call, word];
  const value = {
    end: /[;{}]/,
    contains: [
      { scope: "number", match: /#[\da-f]{3,8}\b/ },
      { scope: "meta", match: /!\s*important/ },
      variable,
      ...values,
    ],
  };
  const atRule = {
    begin: /@[\w-]+/,
    beginScope: "keyword",
    end: /[;{}]/,
    contains: [
      { scope: "keyword", match: /(?:and|or|not|only)(?![\w(-])/ },
      variable,
      // `(hover)`, `(width >= 40rem)`, `(20rem < width)`, `(display: grid)`.
      {
        scope: "attribute",
        match: /(?<=(?:(?<![\w-])\(|[<>=])[ \t]{0,8})[a-z-][\w-]*(?![\w(-])|[a-z-][\w-]*(?=:)/,
      },
      className,
      id,
      ...values,
    ],
  };
  return {
    name: "CSS",
    case_insensitive: true,
    contains: [
      comment,
      string,
      atRule,
      { ...variable, match: /--[\w-]+(?=\s*:)/, starts: value },
      // `color: red` and `color:red;`, but `a:hover {` nested among them is a selector.
      {
        scope: "attribute",
        match: /[a-z-][\w-]*(?=\s*:(?:\s|(?!:|[^;{}]{0,300}\{)))/,
        starts: value,
      },
      { scope: "selector-attr", begin: /\[/, end: /\]|$/, contains: [string] },
      // What these are given is no selector: `:nth-child(2n + 1)`, `:lang(en)`.
      {
        begin: [/::?(?:nth-[a-z-]+|lang|dir|part|state|highlight|view-transition[a-z-]*)/, /\(/],
        beginScope: { 1: "selector-pseudo" },
        end: /\)|(?=[;{}])/,
        contains: [string, number, className, id, word],
      },
      { scope: "selector-pseudo", match: /::?[\w-]+/ },
      className,
      id,
      number,
      { scope: "selector-tag", match: `&|${name}` },
    ],
  };
};
