import { exchangeBounds } from "./exchange-bounds";
import type { PathFlaw } from "./path-flaw";
import type { LeftOut } from "./read-given";
import type { ZipProblem } from "./zip-problem";

const millions = (bytes: number) => `${bytes / 1_000_000} MB`;

/** A sentence without its full stop that says why files are not taken in, and what to do where there is something. */
export function sayExchangeProblem(problem: ZipProblem): string {
  switch (problem.kind) {
    case "unreadable":
      return "The files could not be read to their end: pick them again";
    case "damaged":
      return problem.path === undefined
        ? "This zip is cut off or damaged: make it again"
        : `This zip is damaged at ${name(problem.path)}: make it again`;
    case "too many files":
      return `There are more than ${exchangeBounds.files.toLocaleString("en")} files: import folder by folder`;
    case "too big":
      return `${name(problem.path)} is longer than ${millions(exchangeBounds.fileBytes)}: split it or leave it out`;
    case "too big in all":
      return `There are more than ${millions(exchangeBounds.totalBytes)} of text: import folder by folder`;
    case "bomb":
      return `${name(problem.path)} in this zip swells to more than ${exchangeBounds.ratio} times its size, as only harmful files do: unpack it yourself if you trust it`;
    case "encrypted":
      return "This zip is locked with a password: unpack it and import the folder";
    case "unknown way":
      return "This zip is packed in a way that is not read here: unpack it and import the folder";
    case "twice":
      return `This zip holds two files named ${name(problem.path)}, so it is not clear which one is meant: unpack it and import the folder`;
    default:
      return `This zip holds a file named ${name(problem.path)}, which ${flaws[problem.flaw]}: do not trust it, or unpack it yourself`;
  }
}

const flaws: Readonly<Record<PathFlaw, string>> = {
  absolute: "asks for a place of its own on the disk",
  "leads out": "leads out of its folder",
  "hidden signs": "hides what it is called",
  "too long": "is longer than any path",
};

const mostNamed = 3;

/** What of the files is not among the entries, as sentences. */
export function sayLeftOut({ attachments, unread }: LeftOut): readonly string[] {
  const rest = unread.length - mostNamed;
  const named = unread
    .slice(0, mostNamed)
    .map(({ path, why }) => `${name(path)}: ${/^(?:is|has) /.test(why) ? "it " : ""}${why}`)
    .join("; ");
  return [
    ...(attachments === 0
      ? []
      : [
          `Left out: ${sayFiles(attachments)} that ${attachments === 1 ? "is" : "are"} not Markdown.`,
        ]),
    ...(unread.length === 0
      ? []
      : [
          `Could not be read: ${named}${rest > 0 ? ` and ${rest.toLocaleString("en")} more` : ""}.`,
        ]),
  ];
}

function sayFiles(files: number): string {
  return `${files.toLocaleString("en")} ${files === 1 ? "file" : "files"}`;
}

const longestName = 80;

/** A path as text that shows what is in it and turns nothing round. */
function name(path: string): string {
  const plain = path.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "\ufffd");
  return `“${plain.length > longestName ? `…${plain.slice(1 - longestName).toWellFormed()}` : plain}”`;
}
