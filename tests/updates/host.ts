import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { contentTypes } from "../support/site";

/** What a host does in place of serving a file. `half` serves its first half as if it were the whole, `bit` all of it with one bit turned. */
export type Fault = "404" | "500" | "half" | "html" | "bit";

/** A static host whose files can be exchanged, and which can do wrong by one file or another. */
export interface Host {
  readonly url: string;
  /** The folders it serves, the first that has the file. */
  folders: readonly string[];
  /** How long browsers may keep a file unasked, in seconds; 0 has them ask each time. */
  maxAgeOf: (path: string) => number;
  readonly faults: Map<string, Fault>;
  start(): Promise<void>;
  /** As if the network were gone. */
  stop(): Promise<void>;
}

/** Opens a host on a free port of this machine. */
export async function openHost(...folders: readonly string[]): Promise<Host> {
  let server: Server | undefined;
  let port = 0;
  const host = {
    url: "",
    folders,
    maxAgeOf: () => 0,
    faults: new Map<string, Fault>(),
    start: () =>
      new Promise<void>((done) => {
        server = createServer((request, response) => {
          const { pathname } = new URL(request.url ?? "/", "http://localhost");
          const path = pathname.endsWith("/")
            ? `${pathname.slice(1)}index.html`
            : pathname.slice(1);
          void serve(host, path, request.headers["if-none-match"], response);
        });
        server.listen(port, "127.0.0.1", () => {
          const address = server?.address();
          if (typeof address === "object" && address) ({ port } = address);
          done();
        });
      }),
    stop: () =>
      new Promise<void>((done) => {
        server?.close(() => done());
        server?.closeAllConnections();
      }),
  } satisfies Host;
  await host.start();
  return Object.assign(host, { url: `http://127.0.0.1:${port}/` });
}

async function serve(
  { folders, faults, maxAgeOf }: Host,
  path: string,
  known: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const fault = faults.get(path);
  const bytes = await readFirst(folders, path);
  if (fault === "500") return void response.writeHead(500).end();
  if (fault === "404" || !bytes)
    return void response.writeHead(404, { "content-type": "text/html" }).end("Not found");
  if (fault === "html")
    return void response
      .writeHead(200, { "content-type": "text/html" })
      .end("<!doctype html><title>Sorry</title><p>The host is being repaired.");
  if (fault === "bit") bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  const sent = fault === "half" ? bytes.subarray(0, bytes.length / 2) : bytes;
  const etag = `"${createHash("sha256").update(sent).digest("hex").slice(0, 16)}"`;
  const maxAge = maxAgeOf(path);
  const headers = {
    "content-type": contentTypes[extname(path)] ?? "application/octet-stream",
    "cache-control": maxAge > 0 ? `max-age=${maxAge}` : "no-cache",
    etag,
  };
  if (known === etag) return void response.writeHead(304, headers).end();
  response.writeHead(200, headers).end(sent);
}

async function readFirst(folders: readonly string[], path: string): Promise<Buffer | undefined> {
  for (const folder of folders) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the first folder that has it
      return await readFile(join(folder, path));
    } catch {
      // The next one may have it.
    }
  }
  return undefined;
}
