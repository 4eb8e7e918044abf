/** Where a line stands in a file, and what its bytes sum up to, so that it can be read once more. */
export interface Place {
  readonly from: number;
  readonly length: number;
  readonly sum: number;
}

/** FNV-1a of 32 bits: it tells whether a line that was verified before is still the same. */
export function checkSum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  return sum >>> 0;
}

/** Many places in the order in which they came, 16 bytes each: as objects they would be most of what a reading holds. */
export class PlaceList {
  #from = new Float64Array(1024);
  #rest = new Uint32Array(2048);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push({ from, length, sum }: Place): void {
    const at = this.#length;
    if (at === this.#from.length) {
      const [froms, rest] = [this.#from, this.#rest];
      this.#from = new Float64Array(at * 2);
      this.#rest = new Uint32Array(at * 4);
      this.#from.set(froms);
      this.#rest.set(rest);
    }
    this.#from[at] = from;
    this.#rest[at * 2] = length;
    this.#rest[at * 2 + 1] = sum;
    this.#length += 1;
  }

  /** The place that came as the `index`th, counted from 0. */
  at(index: number): Place {
    return {
      from: this.#from[index] ?? 0,
      length: this.#rest[index * 2] ?? 0,
      sum: this.#rest[index * 2 + 1] ?? 0,
    };
  }
}
