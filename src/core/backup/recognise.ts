import type { BackupProblem } from "./backup-problem";
import { signature } from "./format";
import type { Utf8Decoder } from "./lines";

/** How many bytes of a file are looked at to tell what it is. */
export const recognisedBytes = 65_536;

const binaries: readonly (readonly [start: readonly number[], text: string])[] = [
  [[0x1f, 0x8b], "This file is compressed (gzip): unpack it and import what is inside"],
  [[0x50, 0x4b], "This file is a zip archive: unpack it and import what is inside"],
  [[0xff, 0xfe], "This file is text in UTF-16, so another program rewrote it: import the original"],
  [[0xfe, 0xff], "This file is text in UTF-16, so another program rewrote it: import the original"],
  [[0x25, 0x50, 0x44, 0x46], "This file is a PDF, not a backup of this journal"],
];

/**
 * Why a file that begins with `start` cannot be a backup, or `undefined` if it may be one. The
 * content decides: names and types are whatever the last program made of them.
 */
export function recogniseForeign(
  start: Uint8Array,
  decoder: Utf8Decoder,
): BackupProblem | undefined {
  const text = foreignText(start, decoder);
  return text === undefined ? undefined : { kind: "foreign", text };
}

function foreignText(start: Uint8Array, decoder: Utf8Decoder): string | undefined {
  if (start.length === 0) return "This file is empty";
  const binary = binaries.find(([magic]) => magic.every((byte, at) => start[at] === byte));
  if (binary) return binary[1];
  if (start[0] === 0 || start[1] === 0)
    return "This file is text in UTF-16, so another program rewrote it: import the original";
  if (start.includes(0)) return "This file is not text, so it is not a backup of this journal";
  const text = readableText(start, decoder);
  // Broken UTF-8 in something that began well is damage, and the decoder tells the line.
  if (text.startsWith(signature))
    return text.slice(0, text.search(/\n|$/)).includes('"entries":[{') ? rewritten : undefined;
  const trimmed = text.trimStart();
  if (trimmed === "") return "This file holds nothing but blank space";
  if (trimmed.startsWith("<"))
    return "This file is a web page (HTML), not a backup of this journal";
  if (/^[{[]/.test(trimmed)) {
    return trimmed.includes("kubecraft-journal-backup")
      ? rewritten
      : "This file is JSON of another program, not a backup of this journal";
  }
  return "This file is plain text or Markdown, not a backup of this journal";
}

const rewritten =
  "This backup was rewritten by another program (an editor or a formatter), so it cannot be checked: import the original";

/** The text up to the first broken byte; what follows does not matter here. */
function readableText(start: Uint8Array, decoder: Utf8Decoder): string {
  try {
    return decoder.decode(start, { stream: true });
  } catch {
    return String.fromCharCode(...start.subarray(0, 256));
  }
}
