import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, resolve } from "node:path";

/** The built app on a plain static host, which can be stopped to stand for a network that is gone. */
export interface Site {
  /** Where the app is, with a slash at its end; the port stays the same over stop and start. */
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly requests: readonly string[];
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The content types of the build's files, by their endings. */
export const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/**
 * Serves a folder from a path, as GitHub Pages or nginx would: files and `index.html`, nothing clever.
 * @param path where it is mounted: `/`, `/a/`, `/a/b/`
 */
export async function openSite(path = "/", folder = resolve("dist")): Promise<Site> {
  const requests: string[] = [];
  let server: Server | undefined;
  let port = 0;
  const start = () =>
    new Promise<void>((done) => {
      const starting = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        requests.push(pathname);
        void read(folder, path, pathname).then((file) => {
          if (!file) response.writeHead(404).end();
          else
            response
              .writeHead(200, { "content-type": file.type, "cache-control": "no-cache" })
              .end(file.bytes);
        });
      });
      starting.listen(port, "127.0.0.1", () => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is one
        port = (starting.address() as AddressInfo).port;
        done();
      });
      server = starting;
    });
  await start();
  return {
    url: `http://127.0.0.1:${port}${path}`,
    requests,
    start,
    stop: () =>
      new Promise((done) => {
        server?.close(() => done());
        server?.closeAllConnections();
      }),
  };
}

interface ServedFile {
  readonly bytes: Buffer;
  readonly type: string;
}

async function read(folder: string, path: string, asked: string): Promise<ServedFile | undefined> {
  if (!asked.startsWith(path)) return undefined;
  const inside = normalize(`/${decodeURIComponent(asked.slice(path.length))}`);
  const name = inside.endsWith("/") ? `${inside}index.html` : inside;
  try {
    const bytes = await readFile(join(folder, name));
    return { bytes, type: contentTypes[extname(name)] ?? "application/octet-stream" };
  } catch {
    return undefined;
  }
}
