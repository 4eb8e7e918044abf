import { pastedOf, type Pasted } from "./jot-part";
import { printJot } from "./jot";

/** What another app gave to this one. */
export interface Shared {
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly files: readonly SharedFile[];
  /** Whether there was more than is taken. */
  readonly isCut: boolean;
}

export interface SharedFile {
  readonly name: string;
  readonly text: string;
}

/** How much is taken of each text, in characters, and how many files: more is a backup, and the import is for that. */
export const sharedBounds = { text: 1_000_000, files: 10 } as const;

/** What stands at the prompt: one line, and lines that were pasted. */
interface Draft {
  readonly line: string;
  readonly pasted?: Pasted;
}

/** Reads what was shared, as it was kept, from whatever is in its place; what is no text is none. */
export function readShared(value: unknown): Shared | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { title, text, url, files, isCut }: Partial<Record<string, unknown>> = { ...value };
  return {
    title: textOf(title),
    text: textOf(text),
    url: textOf(url),
    files: (Array.isArray(files) ? files : []).slice(0, sharedBounds.files).map(readFile),
    isCut: isCut === true,
  };
}

/**
 * What was shared as a draft of the prompt: what is one line becomes words, in which no sign and no
 * fact is seen, and what is several or a file becomes pasted lines.
 */
export function draftOfShared(all: readonly Shared[]): Draft {
  const words: string[] = [];
  const lines: string[] = [];
  for (const { title, text, url, files } of all) {
    const isLong = text.trim().includes("\n");
    // Android puts the address into the text, and the title before it, too.
    if (!text.includes(title)) words.push(title);
    if (isLong) lines.push(text);
    else words.push(text);
    if (!text.includes(url)) words.push(url);
    for (const file of files) {
      if (files.length > 1 || lines.length > 0) lines.push(`${file.name}:\n${file.text}`);
      else lines.push(file.text);
      if (words.every((word) => word.trim() === "")) words.push(file.name);
    }
  }
  const text = words
    .map((word) => word.trim().replaceAll(/\s+/gu, " "))
    .filter(Boolean)
    .join(" ");
  const pasted = lines.filter((line) => line.trim() !== "").join("\n\n");
  return {
    line: printJot({ kind: "learned", text, tags: [] }),
    ...(pasted !== "" && { pasted: pastedOf(pasted) }),
  };
}

function readFile(value: unknown): SharedFile {
  const { name, text }: Partial<Record<string, unknown>> =
    typeof value === "object" && value !== null ? { ...value } : {};
  return { name: textOf(name), text: textOf(text) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.slice(0, sharedBounds.text).toWellFormed() : "";
}
