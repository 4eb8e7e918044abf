import { writeNumber } from "./packed-shelf";

/** Bytes one behind the other, as many as come. */
export class ByteLog {
  bytes = new Uint8Array(1 << 16);
  length = 0;

  /** Numbers in LEB128. */
  pushNumber(value: number): void {
    this.#reserve(5);
    this.length = writeNumber(this.bytes, this.length, value);
  }

  pushByte(value: number): void {
    this.#reserve(1);
    this.bytes[this.length++] = value;
  }

  #reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(2 * this.bytes.length);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
