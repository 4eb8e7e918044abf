import { gzipSync } from "node:zlib";
import { Encrypter } from "age-encryption";
import type { Random } from "../../bench/random";
import { nextLink, printFooter } from "../../src/core/backup/format";
import { joined, mutateBytes } from "./mutant-bytes";
import { mutateLines, repair } from "./mutant-lines";

/** A file to be imported, and what was done to the backup that it was. */
export interface Mutant {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly how: readonly string[];
  /** Whether the seal was made again behind the changes, so that what they meet is the gate. */
  readonly isSealed: boolean;
  /** Of an encrypted file. */
  readonly passphrase?: string;
}

/** A backup as it was written. */
export interface Original {
  readonly name: string;
  readonly text: string;
}

const encoder = new TextEncoder();
const passphrase = "correct horse battery staple";
const names = ["backup.json", "backup.json", "backup.json", "backup.json.gz", "download", "b.txt"];

/** One of the backups, changed in one to three ways that follow from chance alone. */
export function makeMutant(originals: readonly Original[], random: Random): Mutant {
  const original = random.pick(originals);
  const others = ["null", ...random.pick(originals).text.split("\n").slice(1, -1)];
  const how = [original.name];
  let lines = original.text.split("\n");
  const seal = lines.pop() ?? "";
  const isOfLines = random.below(10) < 7;
  if (isOfLines)
    for (let left = 1 + random.below(3); left > 0; left -= 1)
      if (lines.length > 0) how.push(mutateLines(lines, others, random));
  // A change may have put a line break into a line.
  lines = lines.join("\n").split("\n");
  const isSealed = isOfLines && random.below(10) < 7;
  if (isSealed && lines.length > 0 && random.below(10) < 8) {
    repair(lines);
    how.push("repaired");
  }
  if (isSealed) how.push("sealed");
  const text = [...lines, isSealed ? sealOf(lines) : seal].join("\n");
  let bytes = inShape(text, random, how);
  const isWrapped = random.below(4) === 0;
  if (isWrapped) {
    bytes = new Uint8Array(gzipSync(bytes, { level: 1 }));
    how.push("packed");
  }
  if (!isOfLines || random.below(6) === 0) {
    const [mutated, what] = mutateBytes(bytes, random);
    bytes = mutated;
    how.push(what);
  }
  if (isWrapped && random.below(10) === 0) {
    bytes = new Uint8Array(gzipSync(bytes, { level: 1 }));
    how.push("packed again");
  }
  return { bytes, how, isSealed, name: random.pick(names) };
}

/** How hard the files are to open, as a power of two: the app's own are 2^16, which takes a second each. */
const workFactor = 10;

/** The file encrypted in the format of age; every other time it is damaged afterwards. */
export async function locked(mutant: Mutant, random: Random): Promise<Mutant> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  const bytes = await encrypter.encrypt(new Uint8Array(mutant.bytes));
  const [mutated, what] = random.below(2) === 0 ? [bytes, "whole"] : mutateBytes(bytes, random);
  return {
    ...mutant,
    bytes: mutated,
    name: "backup.json.age",
    how: [...mutant.how, "encrypted", what],
    passphrase: random.below(8) === 0 ? "another one" : passphrase,
  };
}

/** What other programs make of a text: mostly nothing. */
function inShape(text: string, random: Random, how: string[]): Uint8Array {
  const say = (what: string, made: Uint8Array) => {
    how.push(what);
    return made;
  };
  const of = (made: string) => encoder.encode(made);
  switch (random.below(70)) {
    case 0:
      return say("a byte order mark", of(`\ufeff${text}`));
    case 1:
      return say("line breaks of Windows", of(text.replaceAll("\n", "\r\n")));
    case 2:
      return say("a line break behind it", of(`${text}\n`));
    case 3:
      return say("two backups in one", of(`${text}\n${text}`));
    case 4:
      return say("UTF-16", new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")));
    case 5:
      return say("a page that holds it", of(`<!doctype html><pre>${text}</pre>`));
    case 6:
      return say("no bytes", new Uint8Array());
    case 7:
      return say("blanks before it", of(`  \n${text}`));
    case 8:
      return say("all in one line", of(text.replaceAll("\n", "")));
    case 9:
      return say("noughts behind it", joined(of(text), new Uint8Array(512)));
    case 10:
      return say("many blank lines behind it", of(text + "\n".repeat(5000)));
    case 11:
      return say("what a formatter makes", of(formatted(text)));
    case 12:
      return say("line breaks of old Macs", of(text.replaceAll("\n", "\r")));
    default:
      return of(text);
  }
}

function formatted(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return `${text} `;
  }
}

function sealOf(lines: readonly string[]): string {
  let link: string | undefined;
  for (const line of lines) link = nextLink(link, encoder.encode(line));
  return printFooter(link ?? "");
}
