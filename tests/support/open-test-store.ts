import type { Digest } from "../../src/core/journal/lineage";
import { type JournalStore, openJournalStore } from "../../src/storage/journal-store";

/** A database name that nobody has used: tests of one page never meet. */
export function freshName(): string {
  return `journal-${crypto.randomUUID()}`;
}

/** SHA-256 by the platform, in Node and in browsers. */
export const sha256: Digest = async (text) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/**
 * A real store on a database of its own: fake-indexeddb in the node project, the browser's in the
 * chromium project. Two stores of one name are two tabs.
 */
export function openTestStore(
  name: string = freshName(),
  hadJournal: () => boolean = () => false,
): JournalStore {
  return openJournalStore({ name, digest: sha256, hadJournal });
}
