import {
  captionGuard,
  closesFence,
  conflictNote,
  type Fence,
  fenceOf,
  type Heading,
  headingOf,
  isSeparator,
  type Label,
  labelOfLine,
  proseGuard,
} from "./grammar";
import type { NamedTexts } from "./shown-part";
import { shownLine, shownProse } from "./shown-text";
import type { PartKind } from "../journal/part";

/** A part as a file shows it, without its id. */
export interface ShownPart {
  readonly kind: PartKind;
  readonly texts: NamedTexts;
  readonly isAnswered?: boolean;
}

/** What a file shows. */
export interface ShownEntry {
  /** The heading of the first level above all others. */
  readonly title: string | undefined;
  readonly parts: readonly ShownPart[];
}

/** Reads what `printBody` printed, and what its owner made of it since. Nothing that is written is left out. */
export function readBody(body: string): ShownEntry {
  const [before = [], ...runs] = runsOfLines(body.split("\n"));
  const { title, rest } = readTop(before);
  return {
    title,
    parts: [
      ...proseParts("learned", rest),
      ...runs.flatMap(([first = "", ...lines]) => {
        const heading = headingOf(first);
        return heading ? readers[heading](lines) : [];
      }),
    ],
  };
}

/** The lines before the first heading, then those of each heading with it. Code of snippets and of terminals hides what is in it. */
function runsOfLines(lines: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [[]];
  let heading: Heading | undefined;
  let opened: Fence | undefined;
  let mayOpen = false;
  for (const line of lines) {
    const next = opened ? undefined : headingOf(line);
    if (next) {
      heading = next;
      runs.push([line]);
      mayOpen = heading === "snippets";
      continue;
    }
    runs.at(-1)?.push(line);
    if (opened) {
      if (closesFence(line, opened)) opened = undefined;
      continue;
    }
    if (heading === "mistakes" && line.trim() !== "") {
      if (mayOpen) opened = fenceOf(line);
      const found = labelOfLine(line);
      mayOpen = found?.label === "Terminal output" && found.rest.trim() === "";
    } else if (mayOpen) {
      opened = fenceOf(line);
    }
  }
  return runs;
}

function readTop(lines: readonly string[]): { title: string | undefined; rest: readonly string[] } {
  const at = lines.findIndex((line) => line.trim() !== "");
  const match = /^# (.*)$/s.exec(lines[at] ?? "");
  const rest = match ? lines.slice(at + 1) : lines;
  const note = rest.findIndex((line) => line.trim() !== "");
  const isCopy = conflictNote.every((line, by) => rest[note + by] === line);
  return {
    title: match ? shownLine(match[1] ?? "") : undefined,
    rest: isCopy && note >= 0 ? rest.slice(note + conflictNote.length) : rest,
  };
}

const readers: Readonly<Record<Heading, (lines: readonly string[]) => readonly ShownPart[]>> = {
  learned: (lines) => proseParts("learned", lines),
  thoughts: readThoughts,
  snippets: readSnippets,
  mistakes: readMistakes,
  aha: (lines) => proseParts("aha", lines),
  questions: readQuestions,
  application: (lines) => proseParts("application", lines),
  goal: (lines) => proseParts("goal", lines),
};

function proseParts(
  kind: "learned" | "thought" | "connection" | "aha" | "application" | "goal",
  lines: readonly string[],
): readonly ShownPart[] {
  return splitAt(lines, isSeparator)
    .map(prose)
    .filter((text) => text !== "")
    .map((text) => ({ kind, texts: { text } }));
}

function readThoughts(lines: readonly string[]): readonly ShownPart[] {
  const [thoughts = [], ...connections] = splitBefore(
    lines,
    (line) => labelOfLine(line)?.label === "Connections",
  );
  return [
    ...proseParts("thought", thoughts),
    ...connections.flatMap(([first = "", ...others]) => {
      // What follows a separator is a thought again.
      const [own = [], ...after] = splitAt(
        [labelOfLine(first)?.rest ?? "", ...others],
        isSeparator,
      );
      return [
        ...proseParts("connection", own),
        ...after.flatMap((one) => proseParts("thought", one)),
      ];
    }),
  ];
}

function readSnippets(lines: readonly string[]): readonly ShownPart[] {
  const parts: ShownPart[] = [];
  let before: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const fence = fenceOf(line);
    if (!fence) {
      before.push(line);
      continue;
    }
    const { code, end } = codeFrom(lines, at, fence);
    const [language = "", ...more] = fence.info.split(/\s+/);
    const caption = shownLine([...before.map(captionGuard.take), ...more].join(" "));
    parts.push({ kind: "snippet", texts: { caption, language, code } });
    before = [];
    at = end;
  }
  return [...parts, ...proseParts("thought", before)];
}

/** The code behind a fence, and the line where it is closed. */
function codeFrom(
  lines: readonly string[],
  at: number,
  fence: Fence,
): { readonly code: string; readonly end: number } {
  let end = at + 1;
  while (end < lines.length && !closesFence(lines[end] ?? "", fence)) end += 1;
  return { code: lines.slice(at + 1, end).join("\n"), end };
}

const mistakeFields: ReadonlyMap<Label, "broke" | "fix" | "output" | "tell"> = new Map([
  ["What broke", "broke"],
  ["How I fixed it", "fix"],
  ["Terminal output", "output"],
  ["The tell", "tell"],
]);

function readMistakes(lines: readonly string[]): readonly ShownPart[] {
  const parts: ShownPart[] = [];
  let gathered = noLines();
  let name: keyof typeof gathered = "broke";
  let code: string | undefined;
  const finish = () => {
    const output = [code, prose(gathered.output)].filter((text) => text).join("\n\n");
    const texts = {
      broke: prose(gathered.broke),
      fix: prose(gathered.fix),
      tell: prose(gathered.tell),
      output: code === undefined || output !== "" ? output : code,
    };
    if (Object.values(texts).some((text) => text !== "")) parts.push({ kind: "mistake", texts });
    gathered = noLines();
    name = "broke";
    code = undefined;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const found = labelOfLine(line);
    const fence = fenceOf(line);
    if (isSeparator(line)) {
      finish();
    } else if (found && mistakeFields.has(found.label)) {
      name = mistakeFields.get(found.label) ?? "broke";
      gathered[name].push(found.rest);
    } else if (fence && name === "output" && code === undefined && isBlank(gathered.output)) {
      const block = codeFrom(lines, at, fence);
      code = block.code;
      at = block.end;
    } else {
      gathered[name].push(line);
    }
  }
  finish();
  return parts;
}

function noLines(): Record<"broke" | "fix" | "output" | "tell", string[]> {
  return { broke: [], fix: [], output: [], tell: [] };
}

function isBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === "");
}

const box = /^- \[([ xX])\](?: (.*))?$/s;

function readQuestions(lines: readonly string[]): readonly ShownPart[] {
  return splitBefore(lines, (line) => box.test(line)).flatMap((question) => {
    const [first = "", ...others] = question;
    const match = box.exec(first);
    const inner = match ? [match[2] ?? "", ...others.map(movedOut)] : question.map(movedOut);
    const [asked = [], ...answers] = splitBefore(
      inner,
      (line) => labelOfLine(line)?.label === "Answer",
    );
    const text = prose(asked);
    const answer = answers
      .map(([label = "", ...more]) => prose([labelOfLine(label)?.rest ?? "", ...more]))
      .join("\n\n");
    if (text === "" && answer === "" && !match) return [];
    const isAnswered = match?.[1] === "x" || match?.[1] === "X";
    return [{ kind: "question", texts: { text, answer }, isAnswered }] as const;
  });
}

function movedOut(line: string): string {
  if (line.startsWith("  ")) return line.slice(2);
  return line.startsWith("\t") ? line.slice(1) : line;
}

function prose(lines: readonly string[]): string {
  return shownProse(lines.map(proseGuard.take).join("\n"));
}

/** The runs of lines between those that `isBetween`, which are left out. */
function splitAt(
  lines: readonly string[],
  isBetween: (line: string) => boolean,
): readonly (readonly string[])[] {
  const runs: string[][] = [[]];
  for (const line of lines) {
    if (isBetween(line)) runs.push([]);
    else runs.at(-1)?.push(line);
  }
  return runs;
}

/** The lines before the first that `begins`, then those from each such line on. */
function splitBefore(
  lines: readonly string[],
  begins: (line: string) => boolean,
): readonly (readonly string[])[] {
  const runs: string[][] = [[]];
  for (const line of lines) {
    if (begins(line)) runs.push([line]);
    else runs.at(-1)?.push(line);
  }
  return runs;
}
