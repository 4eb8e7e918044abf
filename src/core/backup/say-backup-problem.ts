import { highestWorkFactor } from "./age-header";
import type { BackupProblem, Damage, Foreign } from "./backup-problem";
import { formatVersion } from "./format";
import { mostEntries } from "./read-header";

/** A sentence without its full stop that says why a file is not taken in, and what to do where there is something. */
export function sayBackupProblem(problem: BackupProblem): string {
  switch (problem.kind) {
    case "foreign":
      return problem.looksLike
        ? foreign[problem.looksLike]
        : "This file is not a backup of this journal";
    case "newer":
      return `This backup was made by a newer version of the app (its format asks for ${problem.minReader}, this app reads ${formatVersion}): update the app and try again`;
    case "truncated":
      return problem.line === 1
        ? "This backup is cut off in its first line"
        : `This backup is cut off in line ${problem.line}, after ${problem.done} of ${problem.announced} entries`;
    case "damaged":
      return problem.by
        ? `${damage[problem.by]}, in line ${problem.line}`
        : sayChanged(problem.line);
    case "entry":
      return sayEntry(problem.line, problem.title.trim(), problem.why);
    case "packed badly":
      return "This file is damaged: what gzip made of it cannot be unpacked to its end";
    case "bomb":
      return "This file unpacks to more than 1 GB, which no journal is: it was not read any further";
    case "locked":
      return "This backup is encrypted: type its passphrase to look into it";
    case "wrong passphrase":
      return "That is not the passphrase of this backup: try again";
    case "locked without code":
      return "This backup is encrypted, and the part of the app that opens it could not be loaded: try again when online";
    case "locked for keys":
      return "This file is encrypted for keys and not with a passphrase: decrypt it with the age tool and import what comes out";
    case "locked too hard":
      return `This file asks for too much work to be opened (scrypt 2^${problem.workFactor}, at most 2^${highestWorkFactor}): decrypt it with the age tool, if it is yours, and import what comes out`;
    case "locked badly":
      return "This encrypted file is damaged or cut off: it cannot be opened to its end";
    case "nothing whole":
      return "Nothing of this file can be salvaged: not one line of it holds an entry";
    default:
      return "The file could not be read to its end";
  }
}

const foreign: Readonly<Record<Foreign, string>> = {
  empty: "This file is empty",
  blank: "This file holds nothing but blank space",
  gzip: "This file is compressed twice (gzip): unpack it once and import what is inside",
  zip: "This file is a zip archive: unpack it and import what is inside",
  "UTF-16": "This file is text in UTF-16, so another program rewrote it: import the original",
  PDF: "This file is a PDF, not a backup of this journal",
  binary: "This file is not text, so it is not a backup of this journal",
  HTML: "This file is a web page (HTML), not a backup of this journal",
  JSON: "This file is JSON of another program, not a backup of this journal",
  text: "This file is plain text or Markdown, not a backup of this journal",
  rewritten:
    "This backup was rewritten by another program (an editor or a formatter), so it cannot be checked: import the original",
};

const damage: Readonly<Record<Damage, string>> = {
  "broken UTF-8": "This file is damaged: its text is not valid UTF-8",
  "longer than an entry": "This file is damaged: there is more text than any entry can hold",
  "after the end": "This file is damaged: it goes on after its end",
  "too many entries": `This file is damaged: it claims to hold more than ${mostEntries} entries`,
};

function sayChanged(line: number | undefined): string {
  const place = line === undefined ? "" : `, at line ${line}`;
  return `This backup is damaged or was changed by another program${place}: its check sum does not fit`;
}

const longestTitle = 60;

function sayEntry(line: number, title: string, why: string): string {
  const short =
    title.length > longestTitle ? `${title.slice(0, longestTitle).toWellFormed()}…` : title;
  const name = short === "" ? "without a title" : `“${short}”`;
  // Half sentences of the gate name a field (`facts.date is missing`) or speak of the whole entry.
  const subject = /^(is|has) /.test(why) ? "it " : "";
  return `The entry ${name} in line ${line} cannot be read: ${subject}${why}`;
}
