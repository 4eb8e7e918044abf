import { type LanguageId, languages } from "./languages";

/** The names that fences give a language, besides its id and its label. */
const otherNames: { readonly [Id in LanguageId]?: string } = {
  bash: "sh zsh ksh ash",
  shell: "console shell-session shellsession sh-session terminal",
  yaml: "yml",
  json: "jsonc json5 jsonl ndjson",
  ini: "toml cfg conf",
  dockerfile: "docker containerfile",
  hcl: "terraform tf tfvars",
  nginx: "nginxconf",
  go: "golang",
  python: "py python3 pycon",
  typescript: "ts tsx mts cts",
  javascript: "js jsx mjs cjs node",
  rust: "rs",
  c: "h",
  cpp: "cc cxx hpp",
  csharp: "cs",
  ruby: "rb irb",
  sql: "psql postgresql mysql sqlite",
  diff: "patch",
  makefile: "make mk",
  html: "xml svg xhtml vue",
  markdown: "md mdx",
  powershell: "pwsh ps ps1",
  protobuf: "proto",
  http: "https",
};

const idOfName = new Map<string, LanguageId>(
  languages.flatMap(({ id, label }) =>
    [id, label, ...(otherNames[id]?.split(" ") ?? [])].map((name): [string, LanguageId] => [
      name,
      id,
    ]),
  ),
);

/** The language that a fence or a snippet means by `name`, in whatever case; `undefined` for one we do not know. */
export function languageOf(name: string): LanguageId | undefined {
  return idOfName.get(name.trim().toLowerCase());
}
