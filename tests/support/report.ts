import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes the report of a run, with the commit that was run. */
export async function writeReport(path: string, report: object): Promise<void> {
  await writeJson(path, { ...report, commit: commit() });
}

/** Puts a part into a report under its name; the other parts stay as they are. */
export async function mergeReport(path: string, name: string, part: object): Promise<void> {
  const parts = { ...(await readParts(path)), [name]: { ...part, commit: commit() } };
  const sorted = Object.entries(parts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  await writeJson(path, Object.fromEntries(sorted));
}

async function writeJson(path: string, report: object): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(report, undefined, 2)}\n`);
}

async function readParts(path: string): Promise<object> {
  try {
    const report: unknown = JSON.parse(await readFile(path, "utf8"));
    return typeof report === "object" && report !== null ? report : {};
  } catch {
    return {};
  }
}

/** The commit that the files are of, `-dirty` where some but reports were changed since; a copy without git has none. */
function commit(): string | undefined {
  const git = (...asked: readonly string[]) => execFileSync("git", asked, { encoding: "utf8" });
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!reports");
    return git("rev-parse", "--short=12", "HEAD").trim() + (changed === "" ? "" : "-dirty");
  } catch {
    return undefined;
  }
}
