import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { contentTypes } from "../tests/support/site";
import { pagesFolder } from "./build-pages";
import type { Note } from "./note";

/** The built app at `/` and the bench's pages at `/bench/`: one origin, so that they share a journal. */
export interface BenchSite {
  /** The origin, with a slash at its end. */
  readonly url: string;
  stop(): void;
}

/** @param port the same for every run, since a kept profile's journal belongs to its origin */
export function openBenchSite(port: number, notes: readonly Note[]): Promise<BenchSite> {
  const files: Readonly<Record<string, Buffer>> = {
    "/bench/notes.json": Buffer.from(JSON.stringify(notes)),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    void (async () => {
      const bytes = files[pathname] ?? (await fileAt(pathname));
      if (!bytes) response.writeHead(404).end();
      else
        response
          .writeHead(200, {
            "content-type":
              contentTypes[extname(pathname) || ".html"] ?? "application/octet-stream",
            "cache-control": "no-cache",
          })
          .end(bytes);
    })();
  });
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      done({
        url: `http://127.0.0.1:${port}/`,
        stop() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}

async function fileAt(pathname: string): Promise<Buffer | undefined> {
  const path = normalize(decodeURIComponent(pathname));
  const [folder, inside] = path.startsWith("/bench/")
    ? [pagesFolder, path.slice("/bench".length)]
    : [resolve("dist"), path];
  try {
    return await readFile(join(folder, inside.endsWith("/") ? `${inside}index.html` : inside));
  } catch {
    return undefined;
  }
}
