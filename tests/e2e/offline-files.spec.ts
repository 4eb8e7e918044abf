import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

/** Files that a browser's installer reads by itself, or that only tools read; the app never does. */
const notNeededOffline =
  /^(?:screenshots|schema|splash)\/|^manifest\.webmanifest$|^icons\/.*\.png$|^icons\/(?:maskable|monochrome)\.svg$|^(?:sw\.js|licenses\.txt)$/;

test("[OF2] the offline copy holds every file that the app needs, and nothing else", async () => {
  const worker = await readFile("dist/sw.js", "utf8");
  const listed = [...worker.matchAll(/["']?url["']?:\s*["']([^"']+)["']/g)].map(
    (match) => match[1],
  );
  const names = await readdir("dist", { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replace(/^dist\//, ""))
    .filter((name) => !notNeededOffline.test(name));
  expect(new Set(listed)).toEqual(new Set(files));
  expect(listed).toHaveLength(files.length);
});

test("[OF3] the offline copy takes at most 430 kB to fetch and 1,030 kB on the device", async () => {
  const worker = await readFile("dist/sw.js", "utf8");
  const listed = [...worker.matchAll(/["']?url["']?:\s*["']([^"']+)["']/g)].map(
    (match) => match[1],
  );
  const files = await Promise.all(listed.map((name) => readFile(`dist/${name}`)));
  expect(files.length).toBeGreaterThan(5);
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
  const fetched = sum(files.map((file) => gzipSync(file, { level: 9 }).length));
  expect(fetched).toBeLessThanOrEqual(430_000);
  expect(sum(files.map(({ length }) => length))).toBeLessThanOrEqual(1_030_000);
});

test("[OF4] the build names no absolute address: it works wherever it is put", async () => {
  const html = await readFile("dist/index.html", "utf8");
  const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(addresses.length).toBeGreaterThan(4);
  expect(addresses.filter((address) => !address.startsWith("./"))).toEqual([]);
});

test("[LK15] each screen of an iPhone or iPad that is named has a picture of its very pixels, and no picture is left over", async () => {
  const html = await readFile("dist/index.html", "utf8");
  const links = [
    ...html.matchAll(/<link rel="apple-touch-startup-image" media="([^"]+)" href="\.\/([^"]+)"/g),
  ].map(([, media = "", path = ""]) => ({ media, path }));
  expect(links.length).toBeGreaterThan(20);
  const named = links.map(async ({ media, path }) => {
    const [width = 0, height = 0, ratio = 0] = [...media.matchAll(/\d+/g)].map(Number);
    const sides = [width * ratio, height * ratio];
    const png = await readFile(`dist/${path}`);
    // The header of a PNG (RFC 2083, 4.1.1) begins at byte 16 with width and height.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], path).toEqual(
      media.includes("landscape") ? sides.toReversed() : sides,
    );
    return path.replace("splash/", "");
  });
  expect(new Set(await Promise.all(named))).toEqual(new Set(await readdir("dist/splash")));
  expect(new Set(links.map(({ media }) => media)).size).toBe(links.length);
});

test("[BF5] no file imports from the first file of a thread, which WebKit would run a second time", async () => {
  const names = await readdir("dist/assets");
  const first = names.filter((name) =>
    /^(?:backup-worker|search-worker|exchange|highlight)-[\w-]{8}\.js$/.test(name),
  );
  expect(first).toHaveLength(4);
  const importing = await Promise.all(
    names
      .filter((name) => name.endsWith(".js"))
      .map(async (name) => {
        const code = await readFile(`dist/assets/${name}`, "utf8");
        return first
          .filter((one) => code.includes(`from"./${one}"`))
          .map((one) => `${name}: ${one}`);
      }),
  );
  expect(importing.flat()).toEqual([]);
});
