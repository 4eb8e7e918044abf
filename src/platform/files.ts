import { type FileBytes, fileBytes } from "./file-bytes";

/** Files that go to the owner and files that come from them. */
export interface Files extends FileBytes {
  /** One file of texts that come one after the other. */
  make(texts: AsyncIterable<string>): Promise<Blob>;
  /** Hands a file to the owner by the way that works on this device: a download, or the share sheet where that works alone or is preferred and takes the file. */
  give(file: Blob, name: string, prefersSheet?: boolean): Promise<Delivery>;
  /** Whether the share sheet takes files here. */
  canShare?(): boolean;
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
  ...fileBytes,
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
  canShare() {
    return canShare({ files: [new File(["{}"], "journal.json.txt", { type: "text/plain" })] });
  },
  async give(file, name, prefersSheet = false) {
    // iOS from the home screen, where a download does nothing at all. No other browser has this property.
    const isHomeScreenApp = "standalone" in navigator && navigator.standalone === true;
    const isText = file.type !== "application/zip";
    // Not every browser lets `.json` and `.md` pass, every one lets text.
    const shared = [
      new File([file], name, { type: file.type || "application/json" }),
      ...(isText ? [new File([file], `${name}.txt`, { type: "text/plain" })] : []),
    ].find((one) => (isHomeScreenApp || prefersSheet) && canShare({ files: [one] }));
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
