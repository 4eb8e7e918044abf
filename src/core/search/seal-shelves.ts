import type { PackedShelf } from "./packed-shelf";

/** A number that is another one where anything of the shelves is: FNV-1a (Fowler, Noll, Vo) by words of 32 bits. */
export function sealShelves(shelves: readonly PackedShelf[]): number {
  let seal = 0x81_1c_9d_c5;
  const take = (word: number) => {
    seal = Math.imul(seal ^ word, 0x01_00_01_93);
  };
  const takeText = (text: string) => {
    for (let at = 0; at < text.length; at++) take(text.charCodeAt(at));
    take(text.length);
  };
  const takeBytes = ({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array) => {
    const rest = byteLength % 4;
    if (byteOffset % 4 === 0)
      for (const word of new Uint32Array(buffer, byteOffset, (byteLength - rest) / 4)) take(word);
    for (const byte of new Uint8Array(buffer, byteOffset + byteLength - rest, rest)) take(byte);
    take(byteLength);
  };
  for (const { ids, days, confidences, lengths, terms, starts, counts, bytes } of shelves) {
    for (const id of ids) takeText(id);
    takeText(terms);
    for (const list of [days, confidences, lengths, starts, counts, bytes]) takeBytes(list);
  }
  return seal >>> 0;
}
