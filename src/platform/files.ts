import type { Utf8Decoder } from "../core/backup/lines";

/** Files that go to the owner and files that come from them. */
export interface Files {
  /** One file of texts that come one after the other. */
  make(texts: AsyncIterable<string>): Promise<Blob>;
  /** The bytes of a file from here to before there, or to its end; `undefined` if it cannot be read. */
  bytes(file: Blob, from: number, to: number): Promise<Uint8Array | undefined>;
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
    let gathered = "";
    for await (const text of texts) {
      gathered += text;
      if (gathered.length < chunkLength) continue;
      chunks.push(new Blob([gathered]));
      gathered = "";
    }
    return new Blob([...chunks, gathered], { type: "application/json" });
  },
  bytes: (file, from, to) =>
    file
      .slice(from, to)
      .arrayBuffer()
      .then(
        (buffer) => new Uint8Array(buffer),
        () => undefined,
      ),
  decoder: () => new TextDecoder("utf-8", { fatal: true }),
  async give(file, name) {
    // iOS from the home screen, where a download does nothing at all. No other browser has this property.
    const isHomeScreenApp = "standalone" in navigator && navigator.standalone === true;
    // Not every browser lets `.json` pass, every one lets text.
    const shared = [
      new File([file], name, { type: "application/json" }),
      new File([file], `${name}.txt`, { type: "text/plain" }),
    ].find((one) => isHomeScreenApp && canShare({ files: [one] }));
    if (!shared) {
      download(file, name);
      return "downloaded";
    }
    try {
      await navigator.share({ files: [shared] });
      return "shared";
    } catch (error) {
      const isClosed = error instanceof DOMException && error.name === "AbortError";
      return isClosed ? "cancelled" : "wants a click";
    }
  },
};

function canShare(shares: ShareData): boolean {
  return "canShare" in navigator && navigator.canShare(shares);
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), addressLivesMs);
}
