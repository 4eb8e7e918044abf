const ids = [
  "bash",
  "shell",
  "yaml",
  "json",
  "ini",
  "dockerfile",
  "hcl",
  "nginx",
  "go",
  "python",
  "typescript",
  "javascript",
  "rust",
  "java",
  "c",
  "cpp",
  "csharp",
  "ruby",
  "php",
  "sql",
  "diff",
  "makefile",
  "html",
  "css",
  "markdown",
  "powershell",
  "properties",
  "protobuf",
  "http",
] as const;

/** What a snippet stores as its language. */
export type LanguageId = (typeof ids)[number];

/** Labels that are not the id itself. */
const labels: { readonly [Id in LanguageId]?: string } = {
  shell: "shell session",
  ini: "ini / toml",
  hcl: "hcl / terraform",
  cpp: "c++",
  csharp: "c#",
  html: "html / xml",
};

/** One line of the list that the editor offers. */
interface Language {
  readonly id: LanguageId;
  readonly label: string;
}

/** Every language that code can be shown in, in the order that the editor offers them. */
export const languages: readonly Language[] = ids.map((id) => ({ id, label: labels[id] ?? id }));
