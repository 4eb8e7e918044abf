import type { ReadBytes, Utf8Decoder } from "../backup/lines";
import type { Entry } from "../journal/entry";
import type { Digest } from "../journal/lineage";
import type { LocalDate } from "../journal/local-date";
import type { EntryProblem } from "../journal/read-entry";
import { failure, type Result, success } from "../result";
import { exchangeBounds } from "./exchange-bounds";
import { readFrontMatter } from "./front-matter";
import { isHidden, isMarkdown, plainPath, withoutCommonFolder } from "./path-flaw";
import { isOwnFile, readMarkdown } from "./read-markdown";
import { readNote } from "./read-note";
import { listZip, unzipMember } from "./read-zip";
import { windowOf } from "./window-of";
import type { ZipProblem } from "./zip-problem";

/** A file that its owner gave: alone, among others, or in a folder. */
export interface GivenFile {
  /** Its name, or its path where a folder was given. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly read: ReadBytes;
}

export interface ReadTools {
  readonly digest: Digest;
  /** A new decoder that throws at broken UTF-8. */
  readonly newDecoder: () => Utf8Decoder;
  /** The day of an instant, where the owner is. */
  readonly dateOf: (ms: number) => LocalDate;
  /** Called with entries as they are read, and with how many files are done. */
  readonly take: (entries: readonly ReadNote[], done: number) => void;
}

/** An entry out of a Markdown file. */
export interface ReadNote {
  readonly entry: Entry;
  /** Whether its id follows from path and text, since another program wrote the file. */
  readonly isForeign: boolean;
}

/** What was not read, and how much was. */
export interface LeftOut {
  /** Files that are not Markdown: attachments. */
  readonly attachments: number;
  /** Markdown files that are not valid UTF-8, and those that no entry can be made of, with the reason as a half sentence. */
  readonly unread: readonly {
    readonly path: string;
    readonly why: EntryProblem;
  }[];
}

/** A Markdown file that is going to be read. */
interface Source {
  readonly path: string;
  readonly date: LocalDate | undefined;
  readonly modifiedMs: number;
  readonly bytes: (mostBytes: number) => Promise<Result<Uint8Array, ZipProblem>>;
}

const batchSize = 200;

/** Reads the Markdown in a zip, or in these files: everything that can be read, or the reason why nothing is. */
export async function readGiven(
  given: readonly GivenFile[],
  tools: ReadTools,
): Promise<Result<LeftOut, ZipProblem>> {
  const [only] = given;
  const isZip = only !== undefined && given.length === 1 && !isMarkdown(only.path);
  const found = isZip ? await sourcesInZip(only, tools) : sourcesIn(given);
  return found.ok ? readAll(found.value, tools) : found;
}

interface Found {
  readonly sources: readonly Source[];
  readonly attachments: number;
}

function sourcesIn(given: readonly GivenFile[]): Result<Found, ZipProblem> {
  const shown = given.filter(({ path }) => !isHidden(plainPath(path)));
  const notes = shown.filter(({ path }) => isMarkdown(path));
  if (notes.length > exchangeBounds.files) return failure({ kind: "too many files" });
  const sources = notes.map(({ path, modifiedMs, sizeBytes, read }): Source => ({
    path,
    date: undefined,
    modifiedMs,
    async bytes(mostBytes) {
      if (sizeBytes > mostBytes) return failure({ kind: "too big", path });
      const bytes = await read(0, sizeBytes);
      return bytes ? success(bytes) : failure({ kind: "unreadable" });
    },
  }));
  return success({ sources, attachments: shown.length - notes.length });
}

async function sourcesInZip(
  zip: GivenFile,
  { newDecoder }: ReadTools,
): Promise<Result<Found, ZipProblem>> {
  const read = windowOf(zip.read);
  const listed = await listZip(zip.read, zip.sizeBytes, newDecoder);
  if (!listed.ok) return listed;
  const shown = listed.value.filter(
    ({ path, isFolder }) => !isFolder && !isHidden(plainPath(path)),
  );
  const notes = shown.filter(({ path }) => isMarkdown(path));
  const sources = notes.map((member): Source => ({
    ...member,
    bytes: (mostBytes) => unzipMember(read, member, mostBytes),
  }));
  return success({ sources, attachments: shown.length - notes.length });
}

async function readAll(
  { sources, attachments }: Found,
  { digest, newDecoder, dateOf, take }: ReadTools,
): Promise<Result<LeftOut, ZipProblem>> {
  const paths = withoutCommonFolder(sources.map(({ path }) => plainPath(path)));
  const unread: LeftOut["unread"][number][] = [];
  let batch: ReadNote[] = [];
  let total = 0;
  for (const [at, source] of sources.entries()) {
    const bytes = await source.bytes(exchangeBounds.fileBytes);
    if (!bytes.ok) return bytes;
    total += bytes.value.length;
    if (total > exchangeBounds.totalBytes) return failure({ kind: "too big in all" });
    const path = paths[at] ?? source.path;
    const text = decoded(bytes.value, newDecoder());
    const read =
      text === undefined
        ? failure<EntryProblem>("is not valid UTF-8")
        : await readFile({ ...source, path }, text, digest, dateOf);
    if (read.ok) batch.push(read.value);
    else unread.push({ path, why: read.problem });
    if (batch.length >= batchSize || at % batchSize === batchSize - 1) {
      take(batch, at + 1);
      batch = [];
    }
  }
  take(batch, sources.length);
  return success({ attachments, unread });
}

async function readFile(
  { path, date, modifiedMs }: Pick<Source, "path" | "date" | "modifiedMs">,
  text: string,
  digest: Digest,
  dateOf: (ms: number) => LocalDate,
): Promise<Result<ReadNote, EntryProblem>> {
  const isForeign = !isOwnFile(readFrontMatter(text.replaceAll(/\r\n?/g, "\n")));
  const note = { path, text, fileDate: date ?? dateOf(modifiedMs), fileMs: modifiedMs };
  const entry = isForeign
    ? await readNote(note, digest)
    : await readMarkdown(text, digest, modifiedMs);
  return entry.ok ? success({ entry: entry.value, isForeign }) : entry;
}

function decoded(bytes: Uint8Array, decoder: Utf8Decoder): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
