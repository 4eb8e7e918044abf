import type { Entry } from "../journal/entry";
import type { MistakePart, Part, ProsePart, QuestionPart } from "../journal/part";
import { withoutLinkIds } from "../journal/without-link-ids";

/** A part that can be asked for: an aha, a mistake with what helped, or a question with its answer. */
export type AskedPart = (ProsePart & { readonly kind: "aha" }) | MistakePart | QuestionPart;

/** The parts of an entry that can be asked for; none of one in the trash or of a conflict copy, which says what its entry says. */
export function askedPartsOf(entry: Entry): readonly AskedPart[] {
  if (entry.trashedAt !== undefined || entry.copyOf !== undefined) return [];
  return entry.parts.filter(canBeAsked);
}

/** What is asked: the owner's own words, which are Markdown, or a plain sentence. An aha that begins with a question is asked by it. */
export function questionOf(
  part: AskedPart,
  entry: Pick<Entry, "title" | "facts">,
): { readonly text: string; readonly isProse: boolean } {
  if (part.kind === "mistake") return { text: part.broke, isProse: true };
  if (part.kind === "question") return { text: part.text, isProse: true };
  const [question, answer] = splitAha(part.text);
  return answer === ""
    ? { text: `What was the aha in ${nameOf(entry)}?`, isProse: false }
    : { text: question, isProse: true };
}

/** What an aha answers: all of it, or what follows the question that it begins with. */
export function answerOfAha(text: string): string {
  const [, answer] = splitAha(text);
  return answer === "" ? text : answer;
}

function canBeAsked(part: Part): part is AskedPart {
  switch (part.kind) {
    case "aha":
      return hasWords(part.text);
    case "mistake":
      return hasWords(part.broke) && (hasWords(part.fix) || hasWords(part.tell));
    case "question":
      return (
        hasWords(part.text) &&
        part.isAnswered &&
        (hasWords(part.answer) || part.answeredIn !== undefined)
      );
    default:
      return false;
  }
}

function splitAha(text: string): readonly [question: string, answer: string] {
  const [first = "", ...rest] = text.trim().split("\n");
  return /\?\s*$/.test(first) ? [first, rest.join("\n").trim()] : ["", ""];
}

/** An entry without a title is called by its first words elsewhere: here they could tell the answer. */
function nameOf({ title, facts }: Pick<Entry, "title" | "facts">): string {
  return title.trim() === "" ? `the entry of ${facts.date}` : `“${withoutLinkIds(title.trim())}”`;
}

function hasWords(text: string): boolean {
  return text.trim() !== "";
}
