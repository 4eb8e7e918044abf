import type { LanguageFn } from "highlight.js";

/** HCL as Terraform, Packer, Nomad and Vault write it; highlight.js has no grammar for it. */
export const hcl: LanguageFn = (hljs) => {
  const number = { scope: "number", match: /\b(?:0x[\da-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\b/ };
  const literal = { scope: "literal", match: /\b(?:true|false|null)\b/ };
  const keyword = { scope: "keyword", match: /\b(?:for|in|if|else|endif|endfor)\b/ };
  const call = { scope: "built_in", match: /\b[a-z][a-z0-9_]*(?=\()/ };
  const reference = {
    scope: "variable",
    match: /\b(?:var|local|module|data|each|count|self|path|terraform)(?=\.[A-Za-z_])/,
  };
  const interpolation = {
    scope: "subst",
    begin: /[$%]\{/,
    end: /\}/,
    contains: [hljs.QUOTE_STRING_MODE, keyword, call, reference, literal, number],
  };
  const string = {
    scope: "string",
    begin: /"/,
    end: /"/,
    illegal: /\n/,
    contains: [{ match: /\\.|\$\$\{|%%\{/ }, interpolation],
  };
  const heredoc = hljs.END_SAME_AS_BEGIN({
    scope: "string",
    begin: /<<-?[ \t]*([A-Za-z_]\w*)[ \t]*$/,
    end: /^[ \t]*([A-Za-z_]\w*)[ \t]*$/,
    contains: [interpolation],
  });
  return {
    name: "HCL",
    contains: [
      hljs.HASH_COMMENT_MODE,
      hljs.C_LINE_COMMENT_MODE,
      hljs.C_BLOCK_COMMENT_MODE,
      heredoc,
      string,
      { scope: "attr", match: /[A-Za-z_][\w-]*(?=[ \t]*(?:=(?![=>])|=>))/ },
      // `resource "aws_instance" "web" {`: a block's type, then its labels.
      {
        scope: "keyword",
        match: /^[ \t]*[A-Za-z_][\w-]*(?=(?:[ \t]+(?:"[^"\n]*"|[\w-]+)){0,4}[ \t]*\{)/,
      },
      keyword,
      call,
      reference,
      literal,
      number,
    ],
  };
};
