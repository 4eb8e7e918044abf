import type { Entry } from "../journal/entry";
import type { Part } from "../journal/part";
import { runsOf } from "../journal/part-runs";
import {
  captionGuard,
  conflictNote,
  fenceFor,
  headings,
  type Label,
  proseGuard,
  separator,
} from "./grammar";
import { shownLine } from "./shown-text";
import { shownTexts } from "./shown-part";

/** The part of a Markdown file that is read: the title and the parts under the headings of the page. */
export function printBody({
  title,
  parts,
  copyOf,
}: Pick<Entry, "title" | "parts" | "copyOf">): string {
  const heading = shownLine(title);
  const blocks = [
    ...(heading === "" ? [] : [`# ${heading}`]),
    ...(copyOf === undefined ? [] : [conflictNote.join("\n")]),
    ...runsOf(parts).flatMap((run) =>
      run.section === "foreign"
        ? []
        : [
            `## ${headings[run.section]}`,
            ...run.parts.flatMap((part, at) => printPart(part, at > 0)),
          ],
    ),
  ];
  return blocks.map((block) => `${block}\n`).join("\n");
}

/** A part as blocks that blank lines stand between. */
function printPart(part: Part, isNext: boolean): readonly string[] {
  const {
    text = "",
    answer = "",
    caption = "",
    language = "",
    code = "",
    ...rest
  } = shownTexts(part);
  const { broke = "", fix = "", output = "", tell = "" } = rest;
  const apart = isNext ? [separator] : [];
  switch (part.kind) {
    case "foreign":
      return [];
    case "connection":
      return labelled("Connections", text);
    case "snippet":
      return [...(caption === "" ? [] : [captionGuard.put(caption)]), fenced(code, language)];
    case "mistake":
      return [
        ...apart,
        ...labelled("What broke", broke),
        ...labelled("How I fixed it", fix),
        ...(output === "" ? [] : ["**Terminal output:**", fenced(output, "text")]),
        ...labelled("The tell", tell),
      ];
    case "question":
      return [task(part.isAnswered, guarded(text), labelled("Answer", answer))];
    default:
      return [...apart, guarded(text)];
  }
}

function labelled(label: Label, text: string): readonly string[] {
  if (text === "") return [];
  const mark = `**${label}:**`;
  // A list, a quote or a fence would not be one behind other words.
  return /^\p{L}/u.test(text) ? [`${mark} ${guarded(text)}`] : [mark, guarded(text)];
}

function guarded(text: string): string {
  return text.split("\n").map(proseGuard.put).join("\n");
}

/** A block of code between fences. */
function fenced(code: string, info: string): string {
  const fence = fenceFor(code);
  return `${fence}${info}\n${code}\n${fence}`;
}

/** What belongs to a question stands two columns further in, as lists want it. */
function task(isDone: boolean, text: string, answer: readonly string[]): string {
  const lines = [text, ...answer].join("\n\n").split("\n");
  const [first = "", ...others] = lines;
  const box = isDone ? "- [x]" : "- [ ]";
  return [
    first === "" ? box : `${box} ${first}`,
    ...others.map((line) => (line === "" ? "" : `  ${line}`)),
  ].join("\n");
}
