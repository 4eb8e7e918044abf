import type { Utf8Decoder } from "./lines";
import { checkSum, type Place } from "./place";

/** Reads the bytes of a file from here to before there at once: no transaction ends meanwhile. */
export type ReadNow = (from: number, to: number) => Uint8Array;

const pieceBytes = 250_000;

/** Reads lines of a file once more that was verified before; it throws where one is not as it was then. */
export function lineReader(read: ReadNow, decoder: Utf8Decoder): (place: Place) => string {
  let piece: Uint8Array = new Uint8Array();
  let start = 0;
  return ({ from, length, sum }) => {
    if (from < start || from + length > start + piece.length) {
      // Files are read from their tops to their ends, mostly, so what follows comes along.
      piece = read(from, from + Math.max(length, pieceBytes));
      start = from;
    }
    const bytes = piece.subarray(from - start, from - start + length);
    if (bytes.length < length || checkSum(bytes) !== sum)
      throw new Error("the file changed while it was read");
    return decoder.decode(bytes);
  };
}
