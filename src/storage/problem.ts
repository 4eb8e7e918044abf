import type { EntryId } from "../core/journal/id";

/** Why the journal's storage did not do what was asked, in the classes that call for different answers. */
export type StoreProblem =
  /** Somebody else wrote the entry since it was read: nothing was stored. */
  | { readonly kind: "conflict" }
  /** The disk or the browser's share of it is full. */
  | { readonly kind: "full" }
  /** The browser refuses storage altogether: private mode, a setting, a policy. */
  | { readonly kind: "refused" }
  /** The connection was lost and could not be opened again, or a request never came back. */
  | { readonly kind: "unreachable" }
  /** Another page holds the database open at an older version, and does not let go. */
  | { readonly kind: "blocked" }
  /** A newer version of the app has been here: this one may read, not write. */
  | { readonly kind: "newer" }
  /** The database is new and empty although there was a journal: nothing is stored in its place unasked. */
  | { readonly kind: "missing" }
  | Unreadable
  /** The gate would not let this state in again, for it is too long or too deep; `why` is a half sentence. */
  | { readonly kind: "too large"; readonly why: string }
  /** None of these: `why` is what the browser said. */
  | { readonly kind: "unknown"; readonly why: string };

/** What is stored under this id is not an entry; `why` is a half sentence of the gate. */
export interface Unreadable {
  readonly kind: "unreadable";
  readonly id: EntryId;
  readonly why: string;
}

/** Chromium and Firefox report some full disks under other names than `QuotaExceededError`. */
const diskIsFull = /full disk|disk (is )?full|no[ _]space/i;

/**
 * `UnknownError`, an `AbortError` that was not asked for and, for what is asked next,
 * `TransactionInactiveError` are how the engines report a backing store or a storage process that
 * went away, as `InvalidStateError` is for a connection that is closing.
 */
const kinds: Readonly<Record<string, "full" | "newer" | "refused" | "unreachable">> = {
  QuotaExceededError: "full",
  VersionError: "newer",
  SecurityError: "refused",
  NotAllowedError: "refused",
  InvalidStateError: "unreachable",
  UnknownError: "unreachable",
  AbortError: "unreachable",
  TransactionInactiveError: "unreachable",
  TimeoutError: "unreachable",
};

/** The class of an error that IndexedDB raised from an open connection. */
export function problemOf(error: unknown): StoreProblem {
  const { name, message } = named(error);
  const kind = diskIsFull.test(message) ? "full" : kinds[name];
  return kind ? { kind } : { kind: "unknown", why: `${name}: ${message}` };
}

/**
 * The class of an error from opening the database, where two more mean a refusal: Firefox's private
 * windows answer `InvalidStateError` (idb #81), and where there is no IndexedDB at all, calling it
 * is a `TypeError` or a `ReferenceError`.
 */
export function problemOfOpening(error: unknown): StoreProblem {
  return /^(InvalidState|Type|Reference)Error$/.test(named(error).name)
    ? { kind: "refused" }
    : problemOf(error);
}

/** A `DOMException` is not an `Error` to every engine, so its name is asked for and not its class. */
function named(error: unknown): { readonly name: string; readonly message: string } {
  return typeof error === "object" && error !== null && "name" in error && "message" in error
    ? { name: String(error.name), message: String(error.message) }
    : { name: "Error", message: String(error) };
}
