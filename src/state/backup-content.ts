import { highestWorkFactor, readAgeHeader } from "../core/backup/age-header";
import type { BackupProblem } from "../core/backup/backup-problem";
import { type BackupSink, type DecodeTools, scanBackup } from "../core/backup/decode";
import { type Pieces, piecesOf } from "../core/backup/lines";
import { PlaceList } from "../core/backup/place";
import { parsed } from "../core/backup/read-header";
import { looksTorn, recogniseForeign, recognisedBytes } from "../core/backup/recognise";
import { salvageBackup } from "../core/backup/salvage";
import { isForeignSection } from "../core/backup/sections";
import { failure, type Result, success } from "../core/result";
import { readSession, type Session } from "../core/session/session";
import type { FileBytes } from "../platform/file-bytes";
import type { StoreProblem } from "../storage/problem";

/** Why a file is not taken in. */
export type Refusal =
  | { readonly kind: "file"; readonly problem: BackupProblem; readonly isTorn: boolean }
  | { readonly kind: "store"; readonly problem: StoreProblem };

/** What is known of a file that was read; its entries are read again when they are needed. */
export interface BackupContent {
  readonly file: Blob;
  readonly entries: PlaceList;
  readonly versions: PlaceList;
  readonly sections: ReadonlyMap<string, readonly string[]>;
  readonly session: Session | undefined;
  readonly settings: string | undefined;
  readonly lostLines: number | undefined;
}

/** Bytes that are unpacked of one file, at most: ten times the largest journal that the app is made for. */
const mostUnpacked = 2 ** 30;
/** The file cannot be read. */
export const unreadable: Refusal = { kind: "file", problem: { kind: "unreadable" }, isTorn: false };

/** The file as it was before it was encrypted, if it was. No work is done that its header asks too much of. */
export async function openLocked(
  file: Blob,
  passphrase: string | undefined,
  files: FileBytes,
): Promise<Result<Blob, Refusal>> {
  const refuse = (problem: BackupProblem) =>
    failure<Refusal>({ kind: "file", problem, isTorn: false });
  const start = await files.bytes(file, 0, recognisedBytes);
  if (!start) return failure(unreadable);
  const header = readAgeHeader(start);
  switch (header.kind) {
    case "none":
      return success(file);
    case "keys":
      return refuse({ kind: "locked for keys" });
    case "armored": {
      const plain = await files.withoutArmor(file).catch(() => "no code" as const);
      if (plain === "no code") return refuse({ kind: "locked without code" });
      return plain ? openLocked(plain, passphrase, files) : refuse({ kind: "locked badly" });
    }
    default: {
      const { workFactor } = header;
      if (workFactor > highestWorkFactor) return refuse({ kind: "locked too hard", workFactor });
      if (passphrase === undefined) return refuse({ kind: "locked" });
      const opened = await files.unsealed(file, passphrase).catch(() => "no code" as const);
      if (opened === "no code") return refuse({ kind: "locked without code" });
      if (opened === "wrong passphrase") return refuse({ kind: "wrong passphrase" });
      return opened === "damaged" ? refuse({ kind: "locked badly" }) : success(opened);
    }
  }
}

interface ReadTools {
  readonly files: FileBytes;
  readonly tools: DecodeTools;
}

/** Reads a file to its end, and says what it holds and where. */
export async function readContent(
  file: Blob,
  isSalvage: boolean,
  { files, tools }: ReadTools,
): Promise<Result<BackupContent, Refusal>> {
  const entries = new PlaceList();
  const versions = new PlaceList();
  const others = new Map<string, string[]>();
  const sink: BackupSink = {
    entry: (_, place) => entries.push(place),
    version: (_, place) => versions.push(place),
    line(section, json) {
      const known = others.get(section);
      if (known) known.push(json);
      else others.set(section, [json]);
    },
  };
  const start = await files.bytes(file, 0, recognisedBytes);
  if (!start) return failure(unreadable);
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const unpacked = isPacked ? new Unpacking(files.unpacked(file)) : undefined;
  const pieces = unpacked?.pieces() ?? piecesOf((from, to) => files.bytes(file, from, to));
  const seen = new Beginning(pieces);
  const looksLike = recogniseForeign(await seen.start(), files.decoder());
  const refuse = (problem: BackupProblem) =>
    failure<Refusal>({
      kind: "file",
      problem: unpacked?.problem ?? problem,
      isTorn: unpacked?.problem?.kind !== "bomb" && looksTorn(problem, seen.bytes),
    });
  if (looksLike && !isSalvage) return refuse({ kind: "foreign", looksLike });
  let lostLines: number | undefined;
  if (isSalvage) {
    const salvaged = await salvageBackup(seen.pieces(), sink, tools);
    if (salvaged.entries === 0)
      return failure({ kind: "file", problem: { kind: "nothing whole" }, isTorn: false });
    lostLines = salvaged.lostLines;
  } else {
    const scanned = await scanBackup(seen.pieces(), sink, tools);
    if (unpacked?.problem) return refuse(unpacked.problem);
    if (!scanned.ok) return refuse(scanned.problem);
  }
  const session = readSession(parsed(others.get("session")?.[0] ?? "null"));
  return success({
    file: unpacked?.file() ?? file,
    entries,
    versions,
    sections: new Map([...others].filter(([name]) => isForeignSection(name))),
    session,
    settings: others.get("settings")?.[0],
    lostLines,
  });
}

/** The first bytes of a stream, which are looked at before it is read. */
class Beginning {
  readonly #rest: AsyncIterator<Uint8Array | undefined>;
  readonly #first: (Uint8Array | undefined)[] = [];
  bytes = new Uint8Array();

  constructor(pieces: Pieces) {
    this.#rest = pieces[Symbol.asyncIterator]();
  }

  async start(): Promise<Uint8Array> {
    while (this.bytes.length < recognisedBytes) {
      // oxlint-disable-next-line no-await-in-loop -- one piece after the other
      const { done, value } = await this.#rest.next();
      if (done) break;
      this.#first.push(value);
      if (!value) break;
      this.bytes = new Uint8Array([...this.bytes, ...value.subarray(0, recognisedBytes)]);
    }
    return this.bytes;
  }

  /** The whole stream, its beginning included. */
  async *pieces(): AsyncGenerator<Uint8Array | undefined> {
    yield* this.#first.splice(0);
    yield* { [Symbol.asyncIterator]: () => this.#rest };
  }
}

/** Bounds a stream by what really comes out of it, and keeps that for a second reading. */
class Unpacking {
  readonly #pieces: Pieces;
  readonly #chunks: Blob[] = [];
  #size = 0;
  problem: BackupProblem | undefined;

  constructor(pieces: Pieces) {
    this.#pieces = pieces;
  }

  async *pieces(): AsyncGenerator<Uint8Array | undefined> {
    for await (const piece of this.#pieces) {
      this.#size += piece?.length ?? 0;
      if (!piece) this.problem = { kind: "packed badly" };
      else if (this.#size > mostUnpacked) this.problem = { kind: "bomb" };
      if (!piece || this.problem) {
        yield undefined;
        return;
      }
      this.#chunks.push(new Blob([new Uint8Array(piece)]));
      yield piece;
    }
  }

  file(): Blob {
    return new Blob(this.#chunks);
  }
}
