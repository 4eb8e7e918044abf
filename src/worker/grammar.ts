import hljs from "highlight.js/lib/core";
import type { HLJSApi, LanguageFn } from "highlight.js";
import { type CodeToken, plainCode } from "../core/markup/code";
import { languageOf } from "../core/markup/language-names";
import type { LanguageId } from "../core/markup/languages";

/** highlight.js that knows one language, and the few that this one holds inside it. */
export interface Grammar {
  readonly language: LanguageId;
  readonly engine: HLJSApi;
}

type LoadGrammar = () => Promise<{ readonly default: LanguageFn }>;

const ownGrammars = {
  bash: () => import("./grammars/bash").then(({ bash }) => ({ default: bash })),
  shell: () => import("./grammars/shell").then(({ shell }) => ({ default: shell })),
  hcl: () => import("./grammars/hcl").then(({ hcl }) => ({ default: hcl })),
  css: () => import("./grammars/css").then(({ css }) => ({ default: css })),
};

const sources: Readonly<Record<LanguageId, LoadGrammar>> = {
  ...ownGrammars,
  yaml: () => import("highlight.js/lib/languages/yaml"),
  json: () => import("highlight.js/lib/languages/json"),
  ini: () => import("highlight.js/lib/languages/ini"),
  dockerfile: () => import("highlight.js/lib/languages/dockerfile"),
  nginx: () => import("highlight.js/lib/languages/nginx"),
  go: () => import("highlight.js/lib/languages/go"),
  python: () => import("highlight.js/lib/languages/python"),
  typescript: () => import("highlight.js/lib/languages/typescript"),
  // What includes another language reads it as well: two grammars less to be stored for offline.
  javascript: () => import("highlight.js/lib/languages/typescript"),
  rust: () => import("highlight.js/lib/languages/rust"),
  java: () => import("highlight.js/lib/languages/java"),
  c: () => import("highlight.js/lib/languages/cpp"),
  cpp: () => import("highlight.js/lib/languages/cpp"),
  csharp: () => import("highlight.js/lib/languages/csharp"),
  ruby: () => import("highlight.js/lib/languages/ruby"),
  php: () => import("highlight.js/lib/languages/php"),
  sql: () => import("highlight.js/lib/languages/sql"),
  diff: () => import("highlight.js/lib/languages/diff"),
  makefile: () => import("highlight.js/lib/languages/makefile"),
  html: () => import("highlight.js/lib/languages/xml"),
  markdown: () => import("highlight.js/lib/languages/markdown"),
  powershell: () => import("highlight.js/lib/languages/powershell"),
  properties: () => import("highlight.js/lib/languages/properties"),
  protobuf: () => import("highlight.js/lib/languages/protobuf"),
  http: () => import("highlight.js/lib/languages/http"),
};

/** Languages that stand inside others. highlight.js knows html as `xml`. */
const embedded: { readonly [Id in LanguageId]?: readonly LanguageId[] } = {
  shell: ["bash"],
  dockerfile: ["bash"],
  html: ["css", "javascript"],
  javascript: ["html"],
  typescript: ["html"],
  markdown: ["html"],
};

const loading = new Map<LanguageId, Promise<Grammar | undefined>>();

/** The grammar of a language; `undefined` where there is none, or its file cannot be had. Never rejects. */
export async function loadGrammar(name: string): Promise<Grammar | undefined> {
  const language = languageOf(name);
  if (language === undefined) return undefined;
  const known = loading.get(language) ?? load(language);
  loading.set(language, known);
  const grammar = await known;
  // Offline, a file that is missing now may be there at the next try.
  if (grammar === undefined) loading.delete(language);
  return grammar;
}

async function load(language: LanguageId): Promise<Grammar | undefined> {
  const engine = hljs.newInstance();
  try {
    const ids = [language, ...(embedded[language] ?? [])];
    const grammars = await Promise.all(ids.map((id) => sources[id]()));
    for (const [index, id] of ids.entries()) {
      const grammar = grammars[index]?.default;
      if (grammar) engine.registerLanguage(id === "html" ? "xml" : id, withoutGuessing(grammar));
    }
    engine.registerAliases("html", { languageName: "xml" });
    // The first run compiles the grammar; that is loading too, and must not count as work on the code.
    engine.highlight("", { language });
    return { language, engine };
  } catch {
    return undefined;
  }
}

/** http would let highlight.js guess the language of a body; what may not be guessed stays plain. */
function withoutGuessing(grammar: LanguageFn): LanguageFn {
  return (api) => ({ ...grammar(api), disableAutodetect: true });
}

/** The tokens of `code`; plain where their texts joined would not be `code`. */
export function tokensOf(code: string, grammar: Grammar): readonly CodeToken[] {
  const { engine, language } = grammar;
  const result = engine.highlight(code, { language, ignoreIllegals: true });
  const tokens: CodeToken[] = [];
  if (!flatten(rootOf(result._emitter), "", tokens)) return plainCode(code);
  return tokens.map(({ text }) => text).join("") === code ? tokens : plainCode(code);
}

/** highlight.js's emitter keeps its tree in a private field; where a version has none, there are no colours. */
function rootOf(emitter: object): unknown {
  return "rootNode" in emitter ? emitter.rootNode : undefined;
}

/** Appends the leaves of highlight.js's tree, each with the scope next to it; false for a tree we do not know. */
function flatten(node: unknown, outer: string, tokens: CodeToken[]): boolean {
  if (typeof node === "string") {
    const last = tokens.at(-1);
    if (last?.scope === outer) tokens[tokens.length - 1] = { text: last.text + node, scope: outer };
    else tokens.push({ text: node, scope: outer });
    return true;
  }
  if (typeof node !== "object" || node === null) return false;
  if (!("children" in node) || !Array.isArray(node.children)) return false;
  const scope = "scope" in node && typeof node.scope === "string" ? node.scope : "";
  const inner = scope === "" ? outer : scope.startsWith("language:") ? "" : scope;
  return node.children.every((child: unknown) => flatten(child, inner, tokens));
}
