import { languageOf } from "../markup/language-names";

/** What a line is typed at: `$ `, `user@host:~$ `, `[user@host dir]# `, each with an environment in brackets before it. */
const prompt =
  /^ {0,4}(?:\([\w.-]+\) )?(?:\$|\[[\w.-]+@[\w.-]+ [^\]\n]*\][$#]|[\w.-]+@[\w.-]+:[^\s$#]*[$#])(?: +|$)/;
const rootPrompt = /^# +(?=\S)/;
const continued = /^ {0,4}> ?/;
const hereDocument = /(?<!<)<<-?\s*(["']?)(\w+)\1/;

/**
 * What was typed in a copied shell session: its commands without their prompts, and without the lines that were
 * answered. Any other text comes back as it is. `# ` is a prompt only where `language` is that of shell
 * sessions (`console`) and no other prompt is there: elsewhere it begins a comment.
 */
export function withoutPrompts(code: string, language: string): string {
  const id = languageOf(language);
  if (id !== "shell" && id !== "bash" && language !== "") return code;
  const lines = code.split(/\r?\n/);
  const first = lines.find((line) => !isComment(line));
  const isUsers = first !== undefined && prompt.test(first);
  const isRoots = !isUsers && id === "shell" && lines.some((line) => rootPrompt.test(line));
  if (!isUsers && !isRoots) return code;
  return typedLines(lines, isUsers ? prompt : rootPrompt).join("\n");
}

function isComment(line: string): boolean {
  return line.trim() === "" || line.startsWith("#");
}

function typedLines(lines: readonly string[], sign: RegExp): string[] {
  const typed: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (!sign.test(line)) continue;
    let command = line.replace(sign, "");
    if (command.trim() !== "") typed.push(command);
    const end = hereEnd(command, lines, at);
    while (at + 1 < lines.length) {
      const next = lines[at + 1] ?? "";
      // A redirection never begins a line of its own, so `> ` right below a command is the shell asking for more.
      if (at >= end && !isUnfinished(command) && !next.trimStart().startsWith("> ")) break;
      command = next.replace(continued, "");
      typed.push(command);
      at += 1;
    }
  }
  return typed;
}

/** The line at which the text that a command takes from the lines below it ends; the command's own when it takes none. */
function hereEnd(command: string, lines: readonly string[], at: number): number {
  const word = hereDocument.exec(command)?.[2];
  if (word === undefined) return at;
  const end = lines.findIndex(
    (line, index) => index > at && line.replace(continued, "").trim() === word,
  );
  return end === -1 ? at : end;
}

function isUnfinished(command: string): boolean {
  const slashes = /\\+$/.exec(command)?.[0].length ?? 0;
  return slashes % 2 === 1;
}
