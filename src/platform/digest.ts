import type { Digest } from "../core/journal/lineage";

/** SHA-256 by the browser's Web Crypto, which a page has on https and on localhost. */
export const digest: Digest = async (text) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};
