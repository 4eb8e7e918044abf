import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Puts a part into a report under its name; the other parts stay as they are. */
export async function mergeReport(path: string, name: string, part: unknown): Promise<void> {
  const parts = { ...(await readParts(path)), [name]: part };
  await mkdir(dirname(path), { recursive: true });
  const sorted = Object.fromEntries(Object.entries(parts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(path, `${JSON.stringify(sorted, undefined, 2)}\n`);
}

async function readParts(path: string): Promise<object> {
  try {
    const report: unknown = JSON.parse(await readFile(path, "utf8"));
    return typeof report === "object" && report !== null ? report : {};
  } catch {
    return {};
  }
}
