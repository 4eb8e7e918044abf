import { Inflate } from "fflate";
import type { ReadBytes, Utf8Decoder } from "../backup/lines";
import { isLocalDate, type LocalDate } from "../journal/local-date";
import { failure, type Result, success } from "../result";
import { crc32 } from "./crc32";
import { exchangeBounds } from "./exchange-bounds";
import { pathFlaw } from "./path-flaw";
import type { ZipProblem } from "./zip-problem";

/*
 * Zip files as APPNOTE.TXT of PKWARE has them, without zip64. Nothing that a zip says of itself is
 * believed: its list is checked before anything is unpacked, and what is unpacked is counted as it comes.
 */

/** A file in a zip, as the list at the end says. */
export interface ZipMember {
  readonly path: string;
  readonly isFolder: boolean;
  readonly offset: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly crc: number;
  readonly isPacked: boolean;
  /** The day that the clock on the wall showed when it was written last. */
  readonly date: LocalDate | undefined;
  readonly modifiedMs: number;
}

const endSignature = 0x06054b50;
const memberSignature = 0x02014b50;
const fileSignature = 0x04034b50;
const endLength = 22;
const memberLength = 46;
const fileLength = 30;
const longestComment = 0xffff;
/** Bytes that are unpacked at a time: a bomb is noticed after a thousand times as many. */
const stepBytes = 4096;

/** The list of a zip's files in the order in which they lie there, or why it is not read. */
export async function listZip(
  read: ReadBytes,
  sizeBytes: number,
  newDecoder: () => Utf8Decoder,
): Promise<Result<readonly ZipMember[], ZipProblem>> {
  const tailFrom = Math.max(0, sizeBytes - endLength - longestComment);
  const tail = await read(tailFrom, sizeBytes);
  if (!tail) return failure({ kind: "unreadable" });
  const view = viewOf(tail);
  let at = tail.length - endLength;
  while (at >= 0 && view.getUint32(at, true) !== endSignature) at -= 1;
  if (at < 0) return failure({ kind: "damaged" });
  const count = view.getUint16(at + 10, true);
  const listBytes = view.getUint32(at + 12, true);
  const listFrom = view.getUint32(at + 16, true);
  if (count === 0xffff || listFrom === 0xffffffff || listBytes === 0xffffffff)
    return failure({ kind: count === 0xffff ? "too many files" : "unknown way" });
  if (listFrom + listBytes > tailFrom + at) return failure({ kind: "damaged" });
  if (count > exchangeBounds.files || listBytes > exchangeBounds.listBytes)
    return failure({ kind: "too many files" });
  const list = await read(listFrom, listFrom + listBytes);
  if (!list) return failure({ kind: "unreadable" });
  const members = readList(list, newDecoder);
  if (!members.ok) return members;
  if (members.value.length !== count) return failure({ kind: "damaged" });
  return inOrder(members.value, listFrom);
}

function readList(
  list: Uint8Array,
  newDecoder: () => Utf8Decoder,
): Result<readonly ZipMember[], ZipProblem> {
  const view = viewOf(list);
  const members: ZipMember[] = [];
  const known = new Set<string>();
  for (let at = 0; at < list.length;) {
    if (at + memberLength > list.length || view.getUint32(at, true) !== memberSignature)
      return failure({ kind: "damaged" });
    const nameEnd = at + memberLength + view.getUint16(at + 28, true);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const name = list.subarray(at + memberLength, nameEnd);
    const path = decodedName(name, newDecoder());
    const packedBytes = view.getUint32(at + 20, true);
    const bytes = view.getUint32(at + 24, true);
    const offset = view.getUint32(at + 42, true);
    const flaw = pathFlaw(path);
    if (flaw) return failure({ kind: "path", path, flaw });
    if (known.has(path)) return failure({ kind: "twice", path });
    if (flags & 1) return failure({ kind: "encrypted" });
    if ([packedBytes, bytes, offset].includes(0xffffffff) || ![0, 8].includes(method))
      return failure({ kind: "unknown way" });
    known.add(path);
    members.push({
      path,
      isFolder: /[/\\]$/.test(path),
      offset,
      packedBytes,
      bytes,
      crc: view.getUint32(at + 16, true),
      isPacked: method === 8,
      ...timeOf(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
    });
    if (members.length > exchangeBounds.files) return failure({ kind: "too many files" });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return success(members);
}

/** Files that lie over each other are the trick of a bomb. */
function inOrder(
  members: readonly ZipMember[],
  end: number,
): Result<readonly ZipMember[], ZipProblem> {
  const sorted = members.toSorted((a, b) => a.offset - b.offset);
  for (const [at, { offset, packedBytes, path }] of sorted.entries()) {
    const next = sorted[at + 1]?.offset ?? end;
    if (offset + fileLength + packedBytes > next) return failure({ kind: "damaged", path });
  }
  return success(sorted);
}

/** What a file in a zip holds, as long as that is no more than `mostBytes`. */
export async function unzipMember(
  read: ReadBytes,
  member: ZipMember,
  mostBytes: number,
): Promise<Result<Uint8Array, ZipProblem>> {
  const { path, offset, packedBytes, bytes, crc, isPacked } = member;
  const head = await read(offset, offset + fileLength);
  if (!head) return failure({ kind: "unreadable" });
  if (head.length < fileLength || viewOf(head).getUint32(0, true) !== fileSignature)
    return failure({ kind: "damaged", path });
  const from =
    offset + fileLength + viewOf(head).getUint16(26, true) + viewOf(head).getUint16(28, true);
  const packed = await read(from, from + packedBytes);
  if (!packed) return failure({ kind: "unreadable" });
  const unpacked = isPacked ? inflate(packed, mostBytes) : stored(packed, mostBytes);
  if (typeof unpacked === "string")
    return failure(unpacked === "damaged" ? { kind: "damaged", path } : { kind: unpacked, path });
  if (unpacked.length !== bytes || crc32(unpacked) !== crc)
    return failure({ kind: "damaged", path });
  return success(unpacked);
}

function stored(packed: Uint8Array, mostBytes: number): Uint8Array | "too big" {
  return packed.length > mostBytes ? "too big" : packed;
}

function inflate(
  packed: Uint8Array,
  mostBytes: number,
): Uint8Array | "too big" | "bomb" | "damaged" {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflating = new Inflate((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  for (let from = 0; from < packed.length; from += stepBytes) {
    const to = from + stepBytes;
    try {
      inflating.push(packed.subarray(from, to), to >= packed.length);
    } catch {
      return "damaged";
    }
    const isSuspect = length > exchangeBounds.freeBytes;
    if (isSuspect && length > Math.min(to, packed.length) * exchangeBounds.ratio) return "bomb";
    if (length > mostBytes) return "too big";
  }
  return joined(pieces, length);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** UTF-8, as nearly every zip has it whatever it says; else each byte stands for a letter of its own. */
function decodedName(bytes: Uint8Array, decoder: Utf8Decoder): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}

/** The time of a file as MS-DOS wrote it: what the clock on the wall showed. */
function timeOf(day: number, time: number): Pick<ZipMember, "date" | "modifiedMs"> {
  const [year, month, date] = [(day >> 9) + 1980, (day >> 5) & 15, day & 31];
  const text = [year, month, date].map((number) => String(number).padStart(2, "0")).join("-");
  return {
    date: isLocalDate(text) ? text : undefined,
    modifiedMs: Date.UTC(year, month - 1, date, time >> 11, (time >> 5) & 63, (time & 31) * 2),
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
