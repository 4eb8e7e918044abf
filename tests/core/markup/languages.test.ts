import { expect, test } from "vitest";
import { languageOf } from "../../../src/core/markup/language-names";
import { languages } from "../../../src/core/markup/languages";

test("[HL1] a language is found by its id, its label and its usual names, in any case", () => {
  for (const { id, label } of languages) {
    expect(languageOf(id)).toBe(id);
    expect(languageOf(label.toUpperCase())).toBe(id);
  }
  const names = {
    sh: "bash",
    zsh: "bash",
    console: "shell",
    "shell-session": "shell",
    yml: "yaml",
    toml: "ini",
    docker: "dockerfile",
    tf: "hcl",
    Terraform: "hcl",
    golang: "go",
    py: "python",
    ts: "typescript",
    tsx: "typescript",
    js: "javascript",
    jsx: "javascript",
    rs: "rust",
    "c++": "cpp",
    "C#": "csharp",
    cs: "csharp",
    rb: "ruby",
    patch: "diff",
    make: "makefile",
    xml: "html",
    svg: "html",
    md: "markdown",
    pwsh: "powershell",
    ps1: "powershell",
    proto: "protobuf",
    " bash ": "bash",
  };
  for (const [name, id] of Object.entries(names)) expect(languageOf(name), name).toBe(id);
});

test("[HL1] a name that is no language is none, not even a name that every object knows", () => {
  const others = [
    "",
    " ",
    "elixir",
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "bash x",
  ];
  for (const name of others) expect(languageOf(name), name).toBeUndefined();
});
