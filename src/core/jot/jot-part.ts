import type { PartId, WrittenPart } from "../journal/part";
import type { LanguageId } from "../markup/languages";
import { guessLanguage, looksLikeOutput } from "./guess";
import type { Jot } from "./jot";

/** Several lines that were pasted at the prompt, and what they are to be. */
export interface Pasted {
  readonly text: string;
  readonly as: "snippet" | "output";
  readonly language: LanguageId | "";
}

/** What pasted lines most likely are; the owner can say otherwise. */
export function pastedOf(text: string): Pasted {
  const lines = text
    .replaceAll("\r\n", "\n")
    .replace(/^(?:[^\S\n]*\n)+/u, "")
    .trimEnd();
  return {
    text: lines,
    as: looksLikeOutput(lines) ? "output" : "snippet",
    language: guessLanguage(lines),
  };
}

/** The kind of part that a jot becomes: lines that were pasted make a snippet or a mistake of a plain one. */
export function kindOfPart({ kind }: Jot, pasted: Pasted | undefined): Jot["kind"] {
  if (!pasted || kind !== "learned") return kind;
  return pasted.as === "output" ? "mistake" : "snippet";
}

/** The part that a jot becomes, or `undefined` when nothing is written in it. */
export function jotPart(jot: Jot, pasted: Pasted | undefined, id: PartId): WrittenPart | undefined {
  const { text } = jot;
  if (text === "" && !pasted) return undefined;
  const [first = "", ...rest] = text.split("\n");
  const kind = kindOfPart(jot, pasted);
  switch (kind) {
    case "snippet":
      if (pasted) return { id, kind, caption: text, language: pasted.language, code: pasted.text };
      // What a prompt showed goes with it: then it is a session and no script.
      return rest.length > 0
        ? { id, kind, caption: "", language: "shell", code: `$ ${text}` }
        : { id, kind, caption: "", language: "bash", code: text };
    case "mistake":
      return pasted
        ? { id, kind, broke: text, fix: "", tell: "", output: pasted.text }
        : { id, kind, broke: first, fix: "", tell: "", output: rest.join("\n") };
    case "question":
      return { id, kind, text: withFence(text, pasted), isAnswered: false, answer: "" };
    default:
      return { id, kind, text: withFence(text, pasted) };
  }
}

/** Prose with the pasted lines below it, in a fence that none of them ends. */
function withFence(text: string, pasted: Pasted | undefined): string {
  if (!pasted) return text;
  const runs = pasted.text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  const block = `${fence}${pasted.as === "snippet" ? pasted.language : ""}\n${pasted.text}\n${fence}`;
  return text === "" ? block : `${text}\n\n${block}`;
}
