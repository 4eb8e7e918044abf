// oxlint-disable-next-line import/default -- Vite makes this default export: the address of the built worker
import exchangeWorkerUrl from "../worker/exchange?worker&url";
// oxlint-disable-next-line import/default -- Vite makes this default export: the address of the built worker
import highlightWorkerUrl from "../worker/highlight?worker&url";
// oxlint-disable-next-line import/default -- the same
import backupWorkerUrl from "../backup-worker?worker&url";
// oxlint-disable-next-line import/default -- the same
import searchWorkerUrl from "../search-worker?worker&url";

/** The part of Trusted Types that we use; TypeScript's DOM library does not know it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrlRules): ScriptUrlRules;
}

interface ScriptUrlRules {
  readonly createScriptURL: (url: string) => string;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/** The policies that the page's Content Security Policy allows (vite.config.ts), and the one address each knows. */
const addresses = {
  "app-sw": "sw.js",
  "app-worker": highlightWorkerUrl,
  "app-backup": backupWorkerUrl,
  "app-exchange": exchangeWorkerUrl,
  "app-search": searchWorkerUrl,
} as const;

const trusted = new Map<keyof typeof addresses, string>();

/** The address of the service worker, as the browser lets it be registered. */
export function trustedServiceWorkerUrl(): string {
  return trust("app-sw");
}

/** The address of the worker that colours code, as the browser lets it be started. */
export function trustedWorkerUrl(): string {
  return trust("app-worker");
}

/** The address of the worker that writes and reads backups, as the browser lets it be started. */
export function trustedBackupWorkerUrl(): string {
  return trust("app-backup");
}

/** The address of the worker that reads and writes Markdown, as the browser lets it be started. */
export function trustedExchangeUrl(): string {
  return trust("app-exchange");
}

/** The address of the worker that finds, as the browser lets it be started. */
export function trustedSearchWorkerUrl(): string {
  return trust("app-search");
}

/**
 * Where the browser has Trusted Types, what comes back is an object that only TypeScript takes for a string;
 * elsewhere it is one. A policy can be made once only, so the answer is kept.
 */
function trust(name: keyof typeof addresses): string {
  const known = trusted.get(name);
  if (known !== undefined) return known;
  const only = new URL(addresses[name], document.baseURI);
  const rules: ScriptUrlRules = {
    createScriptURL(url) {
      if (url === only.href && only.origin === location.origin) return url;
      throw new TypeError(`The policy ${name} does not know ${url}.`);
    },
  };
  const policy = window.trustedTypes?.createPolicy(name, rules) ?? rules;
  const made = policy.createScriptURL(only.href);
  trusted.set(name, made);
  return made;
}
