import type { PartSection } from "../journal/part-runs";

/*
 * The lines by which a Markdown file of ours is read again (docs/markdown-format.md). A line of the
 * owner's own that looks like one of them gets a backslash in front, and one that has backslashes
 * already gets one more; so whatever was written comes back.
 */

/** A heading that parts stand under; those of a newer version have none. */
export type Heading = Exclude<PartSection, "foreign">;

/** The headings of the page. */
export const headings: Readonly<Record<Heading, string>> = {
  learned: "What I Learned",
  thoughts: "My Thoughts",
  snippets: "Code Snippets",
  mistakes: "Mistakes & Fixes",
  aha: "Aha Moment",
  questions: "Questions to Research",
  application: "Real World Application",
  goal: "Next session goal",
};

/** What stands between two texts under one heading: a rule that hardly anybody writes this way. */
export const separator = "* * *";

const labels = [
  "Connections",
  "What broke",
  "How I fixed it",
  "Terminal output",
  "The tell",
  "Answer",
] as const;

/** Bold words that begin a field. */
export type Label = (typeof labels)[number];

/** The note under the title of a conflict copy, for whoever reads the file. */
export const conflictNote: readonly string[] = [
  "> [!WARNING]",
  "> This is a conflict copy: its entry was changed in two places.",
];

const heading = `## (${Object.values(headings).join("|")})\\s*$`;
const label = String.raw`\*\*(${labels.join("|")}):\*\*(?: |$)`;
const fence = "`{3,}|~{3,}";
const marks = String.raw`${heading}|\* \* \*\s*$|${label}`;

const headingLine = new RegExp(`^${heading}`);
const labelLine = new RegExp(`^${label}`);
const fenceLine = /^(`{3,}|~{3,})[ \t]*([^`]*)$/;

/** Puts a backslash before a line that would be taken for a mark, and takes it away again. */
interface Guard {
  readonly put: (line: string) => string;
  readonly take: (line: string) => string;
}

/** For lines of prose. */
export const proseGuard = guardAgainst(marks);

/** For a line that stands before a block of code. */
export const captionGuard = guardAgainst(`${marks}|${fence}`);

function guardAgainst(pattern: string): Guard {
  const markLike = new RegExp(String.raw`^\\*(?:${pattern})`);
  const guarded = new RegExp(String.raw`^\\+(?:${pattern})`);
  return {
    put: (line) => (markLike.test(line) ? `\\${line}` : line),
    take: (line) => (guarded.test(line) ? line.slice(1) : line),
  };
}

const headingsByName: ReadonlyMap<string, Heading> = new Map(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those written above
  Object.entries(headings).map(([key, name]) => [name, key as Heading]),
);

/** The heading that a line is. */
export function headingOf(line: string): Heading | undefined {
  return headingsByName.get(headingLine.exec(line)?.[1] ?? "");
}

/** The label that a line begins with, and what stands behind it. */
export function labelOfLine(
  line: string,
): { readonly label: Label; readonly rest: string } | undefined {
  const match = labelLine.exec(line);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pattern knows no other words
  return match ? { label: match[1] as Label, rest: line.slice(match[0].length) } : undefined;
}

/** Whether a line stands between two texts. */
export function isSeparator(line: string): boolean {
  return line.trimEnd() === separator;
}

/** A fence that opens a block of code: the marks it is made of, and the words behind them. */
export interface Fence {
  readonly marks: string;
  readonly info: string;
}

/** The fence that a line opens. */
export function fenceOf(line: string): Fence | undefined {
  const match = fenceLine.exec(line);
  return match ? { marks: match[1] ?? "", info: (match[2] ?? "").trim() } : undefined;
}

/** A fence that is longer than any in this code. */
export function fenceFor(code: string): string {
  const longest = [...code.matchAll(/`{3,}/g)].reduce(
    (most, [run]) => Math.max(most, run.length),
    2,
  );
  return "`".repeat(longest + 1);
}

/** Whether a line closes the block that this fence opened. */
export function closesFence(line: string, opened: Fence): boolean {
  const bare = line.trimEnd();
  return bare.length >= opened.marks.length && bare === opened.marks.charAt(0).repeat(bare.length);
}
