import type { Random } from "../../bench/random";

/** Does something to a file's bytes, whatever they mean, and says what. */
export function mutateBytes(
  bytes: Uint8Array,
  random: Random,
): readonly [bytes: Uint8Array, how: string] {
  const at = random.below(bytes.length + 1);
  const length = 1 + random.below(64);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (random.below(9)) {
    case 0:
      return [before, `cut off after ${at} bytes`];
    case 1:
    case 2: {
      const flipped = new Uint8Array(bytes);
      const place = Math.min(at, bytes.length - 1);
      flipped[place] = (flipped[place] ?? 0) ^ (1 << random.below(8));
      return [flipped, `a bit flipped in byte ${place}`];
    }
    case 3:
      return [joined(before, random.bytes(1 + random.below(8)), after), `bytes put in at ${at}`];
    case 4:
      return [joined(before, after.subarray(length)), `${length} bytes taken out at ${at}`];
    case 5:
      return [joined(before, after.subarray(0, length), after), `${length} bytes twice at ${at}`];
    case 6:
      return [
        joined(before, new Uint8Array(Math.min(length, after.length)), after.subarray(length)),
        `${length} bytes of nought at ${at}`,
      ];
    case 7:
      // Broken UTF-8: a lone surrogate as three bytes, an overlong slash, a byte that begins nothing.
      return [
        joined(
          before,
          Uint8Array.from(random.pick([[0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xff], [0x80]])),
          after,
        ),
        `broken UTF-8 at ${at}`,
      ];
    default:
      return [joined(after, before), `the bytes from ${at} on before the others`];
  }
}

/** These bytes one after the other. */
export function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
