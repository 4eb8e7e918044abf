import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { existsSync } from "node:fs";
import { migrations } from "../src/storage/migrations";
import { launchBrowser } from "./browser";
import type { Note } from "./note";

const cache = resolve(".cache/bench-profiles");

/** Sources that say what is in a generated journal. */
const generators = ["generate.ts", "long-entries.ts", "calendar.ts", "random.ts"];

/** What a profile is filled with. */
export interface ProfileWish {
  readonly url: string;
  readonly notes: readonly Note[];
  readonly seed: number;
  readonly size: number;
}

/**
 * A folder with a fresh copy of a browser profile whose journal holds `size` generated entries. The
 * filled one is kept for later runs, and no run touches it: what is measured writes.
 */
export async function journalProfile(wish: ProfileWish): Promise<string> {
  const filled = join(cache, await nameOf(wish));
  if (!existsSync(filled)) await fill(filled, wish);
  const copy = join(cache, "copy");
  await rm(copy, { recursive: true, force: true });
  await cp(filled, copy, { recursive: true });
  return copy;
}

async function fill(folder: string, { url, seed, size }: ProfileWish): Promise<void> {
  // Filled under another name, so that a run that was cut off leaves no half journal behind.
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const context = await launchBrowser(unfinished);
  const page = await context.newPage();
  await page.goto(`${url}bench/fill.html`);
  const from = performance.now();
  const bytes = await page.evaluate((wish) => globalThis.fillJournal(wish.seed, wish.size), {
    seed,
    size,
  });
  await context.close();
  await rename(unfinished, folder);
  const seconds = Math.round((performance.now() - from) / 100) / 10;
  console.log(`Filled a journal of ${size} entries (${bytes} bytes of JSON) in ${seconds} s.`);
}

async function nameOf({ url, notes, seed, size }: ProfileWish): Promise<string> {
  const hash = createHash("sha256").update(url).update(JSON.stringify(notes));
  for (const file of generators) hash.update(await readFile(resolve("bench", file)));
  return `${size}-seed${seed}-schema${migrations.length}-${hash.digest("hex").slice(0, 12)}`;
}
