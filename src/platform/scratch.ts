/** A place where a long file is put together, piece by piece. */
export interface Scratch {
  /** What comes next; the bytes may be used for something else afterwards. */
  write(bytes: Uint8Array<ArrayBuffer>): void;
  /** Throws away what was written so far. */
  clear(): void;
  /** All that was written, as one file; nothing is written any more. */
  finish(type: string): Promise<Blob>;
}

/** A scratch in memory, which every browser has. */
export function memoryScratch(): Scratch {
  let pieces: Blob[] = [];
  return {
    write: (bytes) => void pieces.push(new Blob([bytes])),
    clear: () => void (pieces = []),
    finish: async (type) => new Blob(pieces, { type }),
  };
}

/** Workers have it and pages do not, so TypeScript's DOM library does not know it. */
interface DiskHandle {
  read(into: Uint8Array, place: { readonly at: number }): number;
  write(bytes: Uint8Array, place: { readonly at: number }): number;
  truncate(length: number): void;
  flush(): void;
  close(): void;
}

interface DiskFile extends FileSystemFileHandle {
  readonly createSyncAccessHandle?: () => Promise<DiskHandle>;
}

/** Files that are smaller than this never touch the disk. */
const mostInMemory = 8_000_000;
/** By then every download of a file has ended. */
const livesMs = 3_600_000;
const name = /^backup-(\d+)-/;

/**
 * A scratch whose file lies in the browser's private folder for this site (OPFS) from its ninth megabyte on:
 * a file of 100 MB would take as much memory. In memory where that cannot be had, or as soon as the disk is full.
 */
export async function diskScratch(): Promise<Scratch> {
  const opened = await openFile().catch(() => undefined);
  return opened ? scratchOn(opened) : memoryScratch();
}

/** Removes the files that nobody can be reading any more. */
export async function clearOldScratch(): Promise<void> {
  try {
    const folder = await navigator.storage.getDirectory();
    for await (const [file] of folder) {
      const madeMs = Number(name.exec(file)?.[1]);
      // One that is open in another tab stays.
      if (Date.now() - madeMs > livesMs) await folder.removeEntry(file).catch(() => undefined);
    }
  } catch {
    // Without such a folder there is nothing in it.
  }
}

/** A file in the private folder, and the way to write into it at once. */
export interface OpenFile {
  readonly handle: DiskHandle;
  readonly file: DiskFile;
  readonly remove: () => Promise<void>;
}

async function openFile(): Promise<OpenFile | undefined> {
  await clearOldScratch();
  const folder = await navigator.storage.getDirectory();
  const own = `backup-${Date.now()}-${crypto.randomUUID()}`;
  const file: DiskFile = await folder.getFileHandle(own, { create: true });
  const remove = () => folder.removeEntry(own).catch(() => undefined);
  const handle = await file.createSyncAccessHandle?.().catch(() => undefined);
  if (handle) return { handle, file, remove };
  await remove();
  return undefined;
}

/** A scratch on an open file. */
export function scratchOn({ handle, file, remove }: OpenFile): Scratch {
  let memory: Blob[] = [];
  let inMemory = 0;
  let onDisk = 0;
  let isUsable = true;

  /** Takes what is on the disk into memory, where there is no room for more of it. */
  const retreat = () => {
    isUsable = false;
    const bytes = new Uint8Array(onDisk);
    if (handle.read(bytes, { at: 0 }) < onDisk)
      throw new Error("the disk does not give back what it took");
    memory.push(new Blob([bytes]));
    onDisk = 0;
  };
  const writeToDisk = (bytes: Uint8Array): boolean => {
    try {
      if (handle.write(bytes, { at: onDisk }) < bytes.length) return false;
      onDisk += bytes.length;
      return true;
    } catch {
      return false;
    }
  };

  return {
    write(bytes) {
      const isLong = inMemory + bytes.length > mostInMemory;
      if (isUsable && isLong && writeToDisk(bytes)) return;
      if (onDisk > 0) retreat();
      memory.push(new Blob([bytes]));
      inMemory += bytes.length;
    },
    clear() {
      memory = [];
      inMemory = 0;
      onDisk = 0;
      if (isUsable) handle.truncate(0);
    },
    async finish(type) {
      if (onDisk > 0) handle.flush();
      handle.close();
      if (onDisk > 0) return new Blob([...memory, await file.getFile()], { type });
      await remove();
      return new Blob(memory, { type });
    },
  };
}
