import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";

/** A version of the app as it lies on a host. */
export interface Version {
  readonly name: string;
  readonly folder: string;
  /** Files of the offline copy, by their paths in the folder. */
  readonly listed: readonly string[];
}

const texts = new Set([".html", ".js", ".css", ".webmanifest"]);
const listedFile = /\{"integrity":"([^"]+)","revision":(null|"[^"]+"),"url":"([^"]+)"\}/g;

/** What the offline copy of a build lists. */
async function listedFiles(folder: string): Promise<readonly string[]> {
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  return [...worker.matchAll(listedFile)].map(([, , , url = ""]) => url);
}

/**
 * A genuinely different version of a build: each script and style sheet has other bytes and another hash in its name,
 * the page and its code say which version they are, and the worker lists it all with its own digests.
 */
export async function makeVersion(built: string, folder: string, name: string): Promise<Version> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const path of ["assets", "icons", "index.html", "manifest.webmanifest", "sw.js"])
    // oxlint-disable-next-line no-await-in-loop -- a handful of files
    await cp(join(built, path), join(folder, path), { recursive: true });
  const assets = await readdir(join(folder, "assets"));
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  const renamed = new Map(
    assets.flatMap((asset) => {
      const [, stem, ending] = /^(.+)-[\w-]{8}(\.(?:js|css))$/.exec(asset) ?? [];
      return stem && ending ? [[asset, `${stem}-${hash}${ending}`] as const] : [];
    }),
  );
  await Promise.all(
    [...renamed].map(([old, next]) =>
      rename(join(folder, "assets", old), join(folder, "assets", next)),
    ),
  );
  const paths = [
    "index.html",
    "sw.js",
    ...(await readdir(join(folder, "assets"))).map((asset) => `assets/${asset}`),
  ];
  await Promise.all(
    paths
      .filter((path) => texts.has(extname(path)))
      .map(async (path) => {
        let text = await readFile(join(folder, path), "utf8");
        for (const [old, next] of renamed) text = text.replaceAll(old, next);
        await writeFile(join(folder, path), marked(path, text, name));
      }),
  );
  await listAnew(folder);
  return { name, folder, listed: await listedFiles(folder) };
}

function marked(path: string, text: string, name: string): string {
  if (path === "index.html") return text.replace("<html ", `<html data-page="${name}" `);
  if (path.startsWith("assets/index-"))
    return `${text}\n;document.documentElement.dataset.code=${JSON.stringify(name)};`;
  return `${text}\n/* ${name} */`;
}

/** Brings the worker's list up to date with the files beside it. */
async function listAnew(folder: string): Promise<void> {
  const path = join(folder, "sw.js");
  const worker = await readFile(path, "utf8");
  const digests = new Map<string, Buffer>();
  for (const [, , , url = ""] of worker.matchAll(listedFile)) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other is fast enough
    const bytes = await readFile(join(folder, url));
    digests.set(url, createHash("sha256").update(bytes).digest());
  }
  await writeFile(
    path,
    worker.replaceAll(listedFile, (_, __, revision: string, url: string) => {
      const digest = digests.get(url);
      return JSON.stringify({
        integrity: `sha256-${digest?.toString("base64")}`,
        revision: revision === "null" ? null : digest?.toString("hex").slice(0, 32),
        url,
      });
    }),
  );
}
