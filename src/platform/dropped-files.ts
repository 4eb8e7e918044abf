import type { PickedFile } from "../core/exchange/exchange-job";

/** More files than any import takes: a folder of these is not walked to its end. */
const mostFiles = 200_000;

/**
 * Calls with the files, those in folders too, that are dropped anywhere in the window. A file that is
 * dropped beside a field would replace the app otherwise. Text that is dragged is left alone.
 * @returns what ends it
 */
export function whenFilesDropped(
  take: (files: Promise<readonly PickedFile<File>[]>) => void,
): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  addEventListener(
    "dragover",
    (event) => {
      if (bearsFiles(event)) event.preventDefault();
    },
    { signal },
  );
  addEventListener(
    "drop",
    (event) => {
      if (!bearsFiles(event)) return;
      event.preventDefault();
      // After this turn the browser has forgotten what was dropped.
      const dropped = [...(event.dataTransfer?.items ?? [])].flatMap(droppedIn);
      take(filesOf(dropped));
    },
    { signal },
  );
  return () => watching.abort();
}

function bearsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}

/** What one thing that was dropped is: a folder to be walked, or a file. */
function droppedIn(thing: DataTransferItem): readonly (FileSystemEntry | File)[] {
  if (thing.kind !== "file") return [];
  const entry = thing.webkitGetAsEntry();
  // A file that a page made itself has no entry.
  const found = entry?.isDirectory ? entry : (thing.getAsFile() ?? entry);
  return found ? [found] : [];
}

async function filesOf(
  dropped: readonly (FileSystemEntry | File)[],
): Promise<readonly PickedFile<File>[]> {
  const picked: PickedFile<File>[] = [];
  for (const one of dropped) {
    if (one instanceof File) picked.push({ path: one.name, file: one });
    else await walk(one, picked);
  }
  return picked;
}

/** Adds the files in a folder. What programs keep for themselves, `.git` above all, is passed by. */
async function walk(entry: FileSystemEntry, picked: PickedFile<File>[]): Promise<void> {
  if (entry.name.startsWith(".") || picked.length >= mostFiles) return;
  const path = entry.fullPath.replace(/^\//, "");
  if (isFile(entry)) {
    picked.push({ path, file: await new Promise<File>((...then) => entry.file(...then)) });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    for (;;) {
      // A hundred at a time; none are left when none come.
      const some = await new Promise<FileSystemEntry[]>((...then) => reader.readEntries(...then));
      if (some.length === 0) return;
      for (const inner of some) await walk(inner, picked);
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
