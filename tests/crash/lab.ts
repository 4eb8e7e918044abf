import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { transformWithOxc } from "vite";
import { contentTypes } from "../support/site";
import type { Answers, Command, News } from "./lab-messages";
import { sleep } from "./sleep";

/** A host of the built app, with the harness's own script in its page. */
export interface Lab {
  /** The address of a page of this life, which is what one start of a browser is called. */
  address(life: string): string;
  /** The address of a page of this life without the app, where the same driver commits by itself. */
  bareAddress(life: string): string;
  /** What happens in the pages of a life; it begins by being asked for, and its name is used once. */
  life(name: string): Life;
  stop(): Promise<void>;
}

/** One start of a browser, as its page tells it. */
export interface Life {
  /** Waits for the page; whether it came. */
  isHere(withinMs: number): Promise<boolean>;
  /** Has the page do something; rejects when no answer comes. */
  ask<Kind extends Command["kind"]>(
    command: Command & { readonly kind: Kind },
    withinMs: number,
  ): Promise<Answers[Kind]>;
  /** What the page told unasked, with the time of its arrival by the harness's clock. */
  readonly news: readonly (News & { readonly arrivedAtMs: number })[];
  /** How many documents there were: more than one is a reload. */
  readonly documents: () => number;
}

interface OpenLife extends Life {
  readonly pages: Set<string>;
  readonly told: (News & { readonly arrivedAtMs: number })[];
  command: string | undefined;
  wake: (() => void) | undefined;
  answer: ((answer: unknown) => void) | undefined;
}

/** Serves the app of a folder on a port of this machine. There is no service worker: it would serve the page. */
export async function openLab(folder: string): Promise<Lab> {
  const driver = await driverScript();
  const lives = new Map<string, OpenLife>();
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.writeHead(500).end());
  });
  server.keepAliveTimeout = 60_000;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname.startsWith("/lab/") && request.method === "POST") {
      const life = lives.get(searchParams.get("life") ?? "");
      const body = await bodyOf(request);
      // A page of a life that is over, restored by its browser, has nothing to do here.
      if (life) hear(life, pathname, searchParams.get("page") ?? "", body, response);
      else response.writeHead(410).end();
    } else if (pathname === "/lab/bare.html") {
      response.writeHead(200, { "content-type": "text/html" }).end(withDriver("<!doctype html>"));
    } else if (pathname === "/lab/driver.js") {
      response.writeHead(200, { "content-type": "text/javascript" }).end(driver);
    } else {
      const file = await fileOf(folder, pathname);
      if (!file) response.writeHead(404).end();
      else
        response
          .writeHead(200, { "content-type": file.type, "cache-control": "no-cache" })
          .end(file.bytes);
    }
  };

  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return {
    address: (name) => `http://127.0.0.1:${port}/?${query(name)}#/`,
    bareAddress: (name) => `http://127.0.0.1:${port}/lab/bare.html?${query(name)}`,
    life(name) {
      const life = lives.get(name) ?? newLife();
      lives.set(name, life);
      return life;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** What a page needs to know of its life: its name and, in one that begins with "durability", to tell of commits. */
function query(name: string): string {
  return `life=${name}${name.startsWith("durability") ? "&commits" : ""}`;
}

function newLife(): OpenLife {
  const told: OpenLife["told"] = [];
  const life: OpenLife = {
    told,
    news: told,
    pages: new Set(),
    documents: () => life.pages.size,
    command: undefined,
    wake: undefined,
    answer: undefined,
    async isHere(withinMs) {
      const endsAt = Date.now() + withinMs;
      while (life.pages.size === 0 && Date.now() < endsAt) await sleep(10);
      return life.pages.size > 0;
    },
    ask(command, withinMs) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          life.answer = undefined;
          reject(new Error(`no answer to "${command.kind}" within ${withinMs} ms`));
        }, withinMs);
        life.answer = (answer) => {
          clearTimeout(timer);
          life.answer = undefined;
          if (typeof answer === "object" && answer !== null && "failed" in answer)
            reject(new Error(String(answer.failed)));
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the driver's own answer
          else resolve(answer as Answers[typeof command.kind]);
        };
        life.command = JSON.stringify(command);
        life.wake?.();
      });
    },
  };
  return life;
}

function hear(
  life: OpenLife,
  path: string,
  page: string,
  body: string,
  response: ServerResponse,
): void {
  life.pages.add(page);
  if (path === "/lab/next") {
    const give = () => {
      clearTimeout(timer);
      life.wake = undefined;
      if (response.writableEnded || response.destroyed) return;
      response.end(life.command ?? "");
      life.command = undefined;
    };
    const timer = setTimeout(give, 20_000);
    life.wake = give;
    if (life.command !== undefined) give();
    return;
  }
  if (path === "/lab/news") life.told.push({ ...JSON.parse(body), arrivedAtMs: Date.now() });
  else life.answer?.(JSON.parse(body));
  response.writeHead(204).end();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function fileOf(
  folder: string,
  path: string,
): Promise<{ readonly bytes: Buffer | string; readonly type: string } | undefined> {
  const name = path.endsWith("/") ? `${path}index.html` : path;
  if (name === "/sw.js") return undefined;
  try {
    const bytes = await readFile(join(folder, normalize(name)));
    const type = contentTypes[extname(name)] ?? "application/octet-stream";
    return name === "/index.html"
      ? { bytes: withDriver(bytes.toString("utf8")), type }
      : { bytes, type };
  } catch {
    return undefined;
  }
}

/** The page with the driver before every script of its own, behind the policy that stands first. */
function withDriver(html: string): string {
  const first = html.indexOf("<script");
  const at = first < 0 ? html.length : first;
  return `${html.slice(0, at)}<script src="/lab/driver.js"></script>${html.slice(at)}`;
}

async function driverScript(): Promise<string> {
  const path = fileURLToPath(new URL("driver.ts", import.meta.url));
  const { code } = await transformWithOxc(await readFile(path, "utf8"), path);
  // Without the marks of a module it is a classic script, and runs before the app's modules.
  return `(() => {${code.replaceAll(/^export .*$/gm, "")}})();`;
}
