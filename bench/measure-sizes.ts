import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { type Finding, short } from "./finding";
import { peers } from "./peers";

const kilobyte = 1000;

/** What the first load and the whole offline copy weigh, by the files of `dist/`. */
export async function measureSizes(): Promise<readonly Finding[]> {
  const dist = resolve("dist");
  const page = await readFile(join(dist, "index.html"), "utf8");
  const paths = page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g);
  // The style is named twice: where it is asked for, and where it is used.
  const linked = [...new Set([...paths].flatMap(([, path]) => path ?? []))];
  const gzipped = async (ending: string) => {
    let bytes = 0;
    for (const path of linked.filter((name) => name.endsWith(ending)))
      bytes += gzipSync(await readFile(join(dist, path)), { level: 9 }).length;
    return bytes / kilobyte;
  };
  const [scripts, styles] = [await gzipped(".js"), await gzipped(".css")];
  const precached = await precacheSize(dist);
  return [
    {
      measure: "sizes",
      what: "first load, gzipped",
      limit: "13.5 kB of libraries",
      ours: `${short(scripts)} kB JS + ${short(styles)} kB CSS`,
      budgets: [
        { text: "JS ≤ 30 kB", measured: scripts, allowed: 30 },
        { text: "CSS ≤ 12 kB", measured: styles, allowed: 12 },
      ],
      peers: peers.firstLoad,
    },
    {
      measure: "sizes",
      what: "whole precache, gzipped",
      ours: `${short(precached.fetched)} kB (${short(precached.stored)} kB as stored)`,
      budgets: [{ text: "≤ 450 kB", measured: precached.fetched, allowed: 450 }],
    },
  ];
}

/** The sums of the files that the service worker names, in kB: as they are fetched, gzipped, and as they are stored. */
async function precacheSize(dist: string): Promise<{ fetched: number; stored: number }> {
  const worker = await readFile(join(dist, "sw.js"), "utf8");
  const paths = await readdir(dist, { recursive: true });
  let [fetched, stored] = [0, 0];
  for (const path of paths) {
    if (!worker.includes(`"${path}"`) && !worker.includes(`\`${path}\``)) continue;
    const file = await readFile(join(dist, path));
    fetched += gzipSync(file, { level: 9 }).length;
    stored += file.length;
  }
  return { fetched: fetched / kilobyte, stored: stored / kilobyte };
}
