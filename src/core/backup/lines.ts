import { bounds } from "../journal/read-entry";
import { failure, type Result, success } from "../result";
import type { BackupProblem } from "./backup-problem";

/** What turns UTF-8 into text and throws where it is broken: a fatal `TextDecoder`. */
export interface Utf8Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}

/** A file's bytes in pieces of any size; `undefined` says that it could not be read any further. */
export type Pieces = AsyncIterable<Uint8Array | undefined>;

/** Reads the bytes of a file from here to before there, or to its end; `undefined` if it cannot. */
export type ReadBytes = (from: number, to: number) => Promise<Uint8Array | undefined>;

const pieceBytes = 250_000;

/** A file piece by piece. */
export async function* piecesOf(read: ReadBytes): AsyncGenerator<Uint8Array | undefined> {
  for (let from = 0; ; from += pieceBytes) {
    const piece = await read(from, from + pieceBytes);
    yield piece;
    if (!piece || piece.length < pieceBytes) return;
  }
}

/** A line's bytes without its line break, and the byte of the file at which it begins. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly from: number;
}

/** Bytes of the longest line that is gathered: three for each character of an entry, and room around it. */
const longestLine = 3 * bounds.entryLength + 1_000_000;

const newline = 10;
const carriageReturn = 13;

/**
 * The lines of a file, those of a piece at once. A byte order mark is passed over, and so are the line
 * breaks of Windows, which mail programs like to make: within a line a carriage return is always an
 * escape, so none of the owner's is lost.
 */
export async function* linesOf(
  pieces: Pieces,
): AsyncGenerator<Result<readonly Line[], BackupProblem>> {
  let rest: Uint8Array[] = [];
  let restLength = 0;
  let from = 0;
  let count = 0;
  for await (const piece of pieces) {
    if (!piece) {
      yield failure({ kind: "unreadable" });
      return;
    }
    const lines: Line[] = [];
    let start = 0;
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, start)) {
      const whole = joined(rest, piece.subarray(start, end));
      lines.push(bareLine(whole, from));
      from += whole.length + 1;
      rest = [];
      restLength = 0;
      start = end + 1;
    }
    if (start < piece.length) rest.push(piece.subarray(start));
    restLength += piece.length - start;
    count += lines.length;
    yield success(lines);
    if (restLength > longestLine) {
      yield failure({ kind: "damaged", line: count + 1, by: "longer than an entry" });
      return;
    }
  }
  if (restLength > 0) yield success([bareLine(joined(rest, new Uint8Array()), from)]);
}

function joined(before: readonly Uint8Array[], end: Uint8Array): Uint8Array {
  if (before.length === 0) return end;
  const pieces = [...before, end];
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function bareLine(bytes: Uint8Array, from: number): Line {
  const hasMark = from === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
  return hasMark
    ? { bytes: bytes.subarray(3, end), from: 3 }
    : { bytes: bytes.subarray(0, end), from };
}
