/** Every language that code can be shown in: its id, its label, and the other names that fences give it. */
const table = [
  ["bash", "bash", "sh zsh ksh ash"],
  ["shell", "shell session", "console shell-session shellsession sh-session terminal"],
  ["yaml", "yaml", "yml"],
  ["json", "json", "jsonc json5 jsonl ndjson"],
  ["ini", "ini / toml", "toml cfg conf"],
  ["dockerfile", "dockerfile", "docker containerfile"],
  ["hcl", "hcl / terraform", "terraform tf tfvars"],
  ["nginx", "nginx", "nginxconf"],
  ["go", "go", "golang"],
  ["python", "python", "py python3 pycon"],
  ["typescript", "typescript", "ts tsx mts cts"],
  ["javascript", "javascript", "js jsx mjs cjs node"],
  ["rust", "rust", "rs"],
  ["java", "java", ""],
  ["c", "c", "h"],
  ["cpp", "c++", "cc cxx hpp"],
  ["csharp", "c#", "cs"],
  ["ruby", "ruby", "rb irb"],
  ["php", "php", ""],
  ["sql", "sql", "psql postgresql mysql sqlite"],
  ["diff", "diff", "patch"],
  ["makefile", "makefile", "make mk"],
  ["html", "html / xml", "xml svg xhtml vue"],
  ["css", "css", ""],
  ["markdown", "markdown", "md mdx"],
  ["powershell", "powershell", "pwsh ps ps1"],
  ["properties", "properties", ""],
  ["protobuf", "protobuf", "proto"],
  ["http", "http", "https"],
] as const;

/** What a snippet stores as its language. */
export type LanguageId = (typeof table)[number][0];

/** One line of the list that the editor offers. */
interface Language {
  readonly id: LanguageId;
  readonly label: string;
}

/** The list that the editor offers, in its order. */
export const languages: readonly Language[] = table.map(([id, label]) => ({ id, label }));

const idOfName = new Map<string, LanguageId>(
  table.flatMap(([id, label, aliases]) =>
    [id, label, ...aliases.split(" ")].map((name): [string, LanguageId] => [name, id]),
  ),
);
idOfName.delete("");

/** The language that a fence or a snippet means by `name`, in whatever case; `undefined` for one we do not know. */
export function languageOf(name: string): LanguageId | undefined {
  return idOfName.get(name.trim().toLowerCase());
}
