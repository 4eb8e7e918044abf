import type { Pieces, Utf8Decoder } from "../core/backup/lines";

/** Files that go to the owner and files that come from them. */
export interface Files {
  /** One file of texts that come one after the other. */
  make(texts: AsyncIterable<string>): Promise<Blob>;
  /** At most this many bytes from the start of a file; `undefined` if it cannot be read. */
  start(file: Blob, bytes: number): Promise<Uint8Array | undefined>;
  /** The bytes of a file, piece by piece. */
  pieces(file: Blob): Pieces;
  /** A new decoder that throws at broken UTF-8 and leaves a byte order mark out. */
  decoder(): Utf8Decoder;
  /** Hands a file to the owner by the way that works on this device. */
  give(file: Blob, name: string): Promise<Delivery>;
}

/**
 * What became of a file: the browser took it as a download, the owner sent it on through the share
 * sheet or closed that, or the browser wants a fresh click before it shows the sheet.
 */
export type Delivery = "downloaded" | "shared" | "cancelled" | "wants a click";

/** UTF-16 units that are gathered before they become bytes, so that no step of it is long. */
const chunkLength = 1_000_000;
/** A download reads its address some time after the click; Safari takes longest. */
const addressLivesMs = 60_000;

/** The browser's own ways with files. */
export const browserFiles: Files = {
  async make(texts) {
    const chunks: Blob[] = [];
    let gathered: string[] = [];
    let length = 0;
    for await (const text of texts) {
      gathered.push(text);
      length += text.length;
      if (length < chunkLength) continue;
      chunks.push(new Blob(gathered));
      gathered = [];
      length = 0;
    }
    return new Blob([...chunks, ...gathered], { type: "application/json" });
  },
  start: (file, bytes) =>
    file
      .slice(0, bytes)
      .arrayBuffer()
      .then(
        (buffer) => new Uint8Array(buffer),
        () => undefined,
      ),
  async *pieces(file) {
    // Safari's streams cannot be iterated, so they are read by hand.
    const reader = file.stream().getReader();
    for (;;) {
      const piece = await reader.read().catch(() => undefined);
      if (piece?.done) return;
      yield piece?.value;
      if (!piece) return;
    }
  },
  decoder: () => new TextDecoder("utf-8", { fatal: true }),
  async give(file, name) {
    const shareable = isHomeScreenApp() ? shareableOf(file, name) : undefined;
    if (!shareable) {
      download(file, name);
      return "downloaded";
    }
    try {
      await navigator.share({ files: [shareable] });
      return "shared";
    } catch (error) {
      const isClosed = error instanceof DOMException && error.name === "AbortError";
      return isClosed ? "cancelled" : "wants a click";
    }
  },
};

/** iOS from the home screen, where a download does nothing at all. No other browser has this property. */
function isHomeScreenApp(): boolean {
  return "standalone" in navigator && navigator.standalone === true;
}

/** The file as the share sheet takes it: not every browser lets `.json` pass, every one lets text. */
function shareableOf(file: Blob, name: string): File | undefined {
  if (!("canShare" in navigator)) return undefined;
  return [
    new File([file], name, { type: "application/json" }),
    new File([file], `${name}.txt`, { type: "text/plain" }),
  ].find((candidate) => navigator.canShare({ files: [candidate] }));
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), addressLivesMs);
}
