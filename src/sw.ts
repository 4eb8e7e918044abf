/// <reference lib="webworker" />
import { setCacheNameDetails } from "workbox-core";
import { PrecacheController } from "workbox-precaching";
import { plainPage } from "./plain-page";
import { receiveShared } from "./receive-shared";

interface ListedFile {
  readonly url: string;
  readonly revision: string | null;
  /** As in HTML: `sha256-` and the digest in base64. vite.config.ts puts it in. */
  readonly integrity: string;
}

const lostPage = plainPage("The journal could not be loaded", [
  "The browser has dropped its copy of the app, and the network could not give another. What you wrote is kept in this browser: do not clear this site’s data.",
]);

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly ListedFile[] };

/** A file of this version, and where its copy is. */
interface OwnFile {
  readonly address: string;
  readonly key: string;
  readonly integrity: string;
}

// Caches bear our name and our path, and no other cache is ever touched: workbox's own cleaning of
// outdated caches is not used, since it takes those of neighbours below our path for its own.
setCacheNameDetails({ prefix: "kubecraft-journal" });

// Every file comes with its digest, so that a half deploy is never stored: the version before it serves on.
const precache = new PrecacheController({
  plugins: [
    {
      // The browser's own cache may hold a file's older bytes, or the error that stood in its place.
      requestWillFetch: ({ request }) =>
        Promise.resolve(new Request(request, { cache: "no-cache" })),
    },
  ],
});
// Its one mention: workbox replaces the name by the list.
const listed = self.__WB_MANIFEST;
precache.precache([...listed]);

const files = new Map<string, OwnFile>();
for (const { url, integrity } of listed) {
  const { href } = new URL(url, location.href);
  files.set(href, { address: href, key: precache.getCacheKeyForURL(href) ?? href, integrity });
}
const shareAddress = new URL("share", location.href).href;
const page = files.get(new URL("index.html", location.href).href);

// A new version waits until the owner asks for it: no skipWaiting by itself, and no claiming of open pages.
self.addEventListener("message", ({ data }: ExtendableMessageEvent) => {
  if (data?.type === "SKIP_WAITING") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "POST" && addressOf(request.url) === shareAddress)
    event.respondWith(receiveShared(request, self.registration.scope));
  if (request.method !== "GET") return;
  const file = files.get(addressOf(request.url));
  if (file) event.respondWith(answer(request, file));
  else if (request.mode === "navigate" && !/\.[^/]*$/.test(new URL(request.url).pathname))
    event.respondWith(fetch(request).catch(() => Response.redirect(self.registration.scope)));
  // Not a part of the event: a newer version could not take over before its end.
  if (request.mode === "navigate") void mendLater();
});

/** Routes live behind the hash, so the page is one file whatever query a launcher adds to it. */
function addressOf(url: string): string {
  const asked = new URL(url);
  asked.hash = "";
  asked.search = "";
  if (asked.pathname.endsWith("/")) asked.pathname += "index.html";
  return asked.href;
}

/** Our copy as it was stored: Chromium keeps the compiled script with it. Where it is lost, the host's. */
async function answer({ cache, mode }: Request, file: OwnFile): Promise<Response> {
  // A page that could not start asks for itself past the caches.
  if (file === page && cache === "reload" && mode !== "navigate") await mendAll();
  const kept = await copyOf(file);
  if (kept && (file !== page || (await isWhole(kept, file)))) return kept;
  const found = await fromHost(file);
  if (file !== page) {
    if (found?.isOwn === false) await yieldStart(file);
    return found?.response ?? Response.error();
  }
  if (found?.response.ok) return found.response;
  if (mode !== "navigate") return Response.error();
  return new Response(lostPage, {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}

/** Of a damaged page nothing may be left that could say so, so it is looked at each time: it is 2 kB. */
async function isWhole(kept: Response, { integrity }: OwnFile): Promise<boolean> {
  try {
    return await isIntact(await kept.clone().arrayBuffer(), integrity);
  } catch {
    return false;
  }
}

async function copyOf({ key }: OwnFile): Promise<Response | undefined> {
  try {
    return await caches.match(key, { cacheName: precache.strategy.cacheName, ignoreVary: true });
  } catch {
    return undefined;
  }
}

/** What the host has under a file's name, and whether it is of our version: then our copy is mended with it. */
async function fromHost({ address, key, integrity }: OwnFile) {
  try {
    const { status, statusText, headers, body } = await fetch(address, { cache: "no-cache" });
    const bytes = await new Response(body).arrayBuffer();
    // Made anew, since a page may not be answered with a response that was redirected.
    const response = new Response(bytes, { status, statusText, headers });
    const isOwn = response.ok && (await isIntact(bytes, integrity));
    if (isOwn) await mend(key, response.clone());
    return { response, isOwn };
  } catch {
    return undefined;
  }
}

async function isIntact(bytes: ArrayBuffer, integrity: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return integrity === `sha256-${btoa(String.fromCharCode(...digest))}`;
}

async function mend(key: string, response: Response): Promise<void> {
  try {
    const cache = await caches.open(precache.strategy.cacheName);
    await cache.put(key, response);
  } catch {
    // No room, or no storage: the host is asked again the next time.
  }
}

/**
 * A file that the page cannot start without is lost here, and the host has another version's in its
 * place or none: where the host's page is the app's, the next start is its.
 */
async function yieldStart({ address }: OwnFile): Promise<void> {
  if (!page) return;
  const ours = await (await copyOf(page))?.text();
  if (!ours?.includes(address.slice(address.lastIndexOf("/")))) return;
  const hosts = await fromHost(page);
  // Not that of a hotel's network, which stands in for every page.
  if (!hosts?.response.ok || hosts.isOwn) return;
  if (!(await hosts.response.text()).includes('id="app"')) return;
  const cache = await caches.open(precache.strategy.cacheName);
  await cache.delete(page.key);
}

/** Finds copies that the browser dropped or damaged, and gets them from the host again. */
async function mendAll(): Promise<void> {
  // One after the other, as the page may be busy.
  for (const file of files.values()) {
    // oxlint-disable-next-line no-await-in-loop
    const bytes = await (await copyOf(file))?.arrayBuffer().catch(() => undefined);
    // oxlint-disable-next-line no-await-in-loop
    if (bytes && (await isIntact(bytes, file.integrity))) continue;
    // oxlint-disable-next-line no-await-in-loop
    const found = await fromHost(file);
    // oxlint-disable-next-line no-await-in-loop
    if (found?.isOwn === false) await yieldStart(file);
  }
}

let hasMended = false;

/** Once in a worker's life, well after a start; a worker that is ended meanwhile begins anew at the next. */
async function mendLater(): Promise<void> {
  if (hasMended) return;
  hasMended = true;
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await mendAll();
}
