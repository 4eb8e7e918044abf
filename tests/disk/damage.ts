import { mkdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Random } from "../../bench/random";

/** Damages some of these files as failing disks, crashes and cleaners do; what was done, as words. */
export async function damage(files: readonly string[], random: Random): Promise<string> {
  // Its lock and its own diary hold nothing of the journal.
  const holding = files.filter((path) => !/\/(LOCK|LOG|LOG\.old)$/.test(path));
  if (holding.length === 0) throw new Error("There are no files to damage.");
  const count = random.below(4) === 0 ? 2 : 1;
  const done: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const path = random.pick(holding);
    // oxlint-disable-next-line no-await-in-loop -- both may meet the same file
    done.push(`${basename(path).slice(-24)}: ${await random.pick(ways)(path, random)}`);
  }
  return done.join(", ");
}

type Way = (path: string, random: Random) => Promise<string>;

const ways: readonly Way[] = [
  flipBytes,
  flipBytes,
  cut,
  empty,
  remove,
  zero,
  zeroTail,
  overwrite,
  addFolder,
];

async function flipBytes(path: string, random: Random): Promise<string> {
  const count = 1 + random.below(64);
  await change(path, (bytes) => {
    for (let flipped = 0; flipped < count && bytes.length > 0; flipped += 1) {
      const at = random.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    }
  });
  return `${count} bits flipped`;
}

async function cut(path: string, random: Random): Promise<string> {
  const { length } = await bytesOf(path);
  const left = random.below(length + 1);
  await truncate(path, left).catch(() => undefined);
  return `cut from ${length} to ${left} bytes`;
}

async function empty(path: string): Promise<string> {
  await writeFile(path, "");
  return "emptied";
}

async function remove(path: string): Promise<string> {
  await rm(path, { force: true });
  return "deleted";
}

async function zero(path: string): Promise<string> {
  await change(path, (bytes) => bytes.fill(0));
  return "zeroed";
}

async function zeroTail(path: string, random: Random): Promise<string> {
  const { length } = await bytesOf(path);
  const from = random.below(length + 1);
  await change(path, (bytes) => bytes.fill(0, from));
  return `zeroed from byte ${from} of ${length}`;
}

async function overwrite(path: string, random: Random): Promise<string> {
  const { length } = await bytesOf(path);
  const from = random.below(length + 1);
  const noise = random.bytes(Math.min(512, length - from));
  await change(path, (bytes) => bytes.set(noise, from));
  return `${noise.length} bytes of noise from byte ${from} of ${length}`;
}

/** A copied or synchronised profile may have folders in it that the browser does not know. */
async function addFolder(path: string): Promise<string> {
  await mkdir(join(dirname(path), "Copy of a folder"), { recursive: true });
  return "a foreign folder beside it";
}

async function change(path: string, edit: (bytes: Buffer) => void): Promise<void> {
  const bytes = await bytesOf(path);
  edit(bytes);
  if (bytes.length > 0) await writeFile(path, bytes);
}

async function bytesOf(path: string): Promise<Buffer> {
  // The damage before may have deleted it.
  return readFile(path).catch(() => Buffer.alloc(0));
}
