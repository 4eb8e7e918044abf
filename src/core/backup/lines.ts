import { bounds } from "../journal/read-entry";
import { failure, type Result, success } from "../result";
import type { BackupProblem, Damage } from "./backup-problem";

/** What turns UTF-8 into text piece by piece and throws where it is broken: a fatal `TextDecoder`. */
export interface Utf8Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}

/** A file's bytes in pieces of any size; `undefined` says that it could not be read any further. */
export type Pieces = AsyncIterable<Uint8Array | undefined>;

/** Reads the bytes of a file from here to before there, or to its end; `undefined` if it cannot. */
export type ReadBytes = (from: number, to: number) => Promise<Uint8Array | undefined>;

const pieceBytes = 1_000_000;

/** A file piece by piece. */
export async function* piecesOf(read: ReadBytes): AsyncGenerator<Uint8Array | undefined> {
  for (let from = 0; ; from += pieceBytes) {
    const piece = await read(from, from + pieceBytes);
    yield piece;
    if (!piece || piece.length < pieceBytes) return;
  }
}

/** UTF-16 units of the longest line that is gathered: room for any entry that the gate lets in. */
const longestLine = bounds.entryLength + 1_000_000;

/**
 * The lines of a text in UTF-8, without their line breaks; or the reason why there are no more.
 * Line breaks of Windows, which mail programs like to make, count as line breaks: within a line a
 * carriage return is always an escape, so none of the owner's is lost.
 */
export async function* linesOf(
  pieces: Pieces,
  decoder: Utf8Decoder,
): AsyncGenerator<Result<string, BackupProblem>> {
  let rest = "";
  let count = 0;
  for await (const piece of pieces) {
    if (!piece) {
      yield failure({ kind: "unreadable" });
      return;
    }
    const text = decoded(decoder, piece);
    if (text === undefined || rest.length > longestLine) {
      yield failure(
        damaged(count + 1, text === undefined ? "broken UTF-8" : "longer than an entry"),
      );
      return;
    }
    const [first = "", ...others] = text.split("\n");
    rest += first;
    for (const next of others) {
      count += 1;
      yield success(withoutReturn(rest));
      rest = next;
    }
  }
  const end = decoded(decoder);
  if (end === undefined) yield failure(damaged(count + 1, "broken UTF-8"));
  else if (rest + end !== "") yield success(withoutReturn(rest + end));
}

function decoded(decoder: Utf8Decoder, piece?: Uint8Array): string | undefined {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    return undefined;
  }
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

function damaged(line: number, by: Damage): BackupProblem {
  return { kind: "damaged", line, by };
}
