import { expect, test } from "vitest";
import { problemOf, problemOfOpening } from "../../src/storage/problem";

/** What engines say, as it stands in their sources and in reports, and what it means here. */
const errors: readonly (readonly [name: string, message: string, kind: string])[] = [
  ["QuotaExceededError", "Encountered full disk while committing transaction.", "full"],
  ["QuotaExceededError", "", "full"],
  ["UnknownError", "Encountered full disk while opening backing store", "full"],
  ["UnknownError", "IO error: No space left on device", "full"],
  ["VersionError", "The requested version (1) is less than the existing version (2).", "newer"],
  ["InvalidStateError", "The database connection is closing.", "unreachable"],
  ["UnknownError", "Connection to Indexed Database server lost.", "unreachable"],
  ["UnknownError", "Internal error opening backing store for indexedDB.open.", "unreachable"],
  ["AbortError", "The transaction was aborted, so the request cannot be fulfilled", "unreachable"],
  ["TransactionInactiveError", "The transaction has finished.", "unreachable"],
  ["TimeoutError", "The operation timed out.", "unreachable"],
  ["SecurityError", "The operation is insecure.", "refused"],
  ["NotAllowedError", "The request is not allowed", "refused"],
  ["DataCloneError", "could not be cloned", "unknown"],
];

test.each(errors)("[ST24] %s: %s → %s", (name, message, kind) => {
  expect(problemOf(new DOMException(message, name)).kind).toBe(kind);
  expect(problemOf({ name, message }).kind, "of another realm").toBe(kind);
});

test("[ST24] an error of no class keeps the browser's words", () => {
  expect(problemOf(new RangeError("odd"))).toEqual({ kind: "unknown", why: "RangeError: odd" });
  expect(problemOf("odd")).toEqual({ kind: "unknown", why: "Error: odd" });
  expect(problemOf(null)).toEqual({ kind: "unknown", why: "Error: null" });
});

test("[ST24] only while opening, an invalid state or a missing IndexedDB is a refusal", () => {
  const state = new DOMException("did not allow mutations", "InvalidStateError");
  expect([problemOfOpening(state).kind, problemOf(state).kind]).toEqual(["refused", "unreachable"]);
  const missing = new TypeError("indexedDB is null");
  expect([problemOfOpening(missing).kind, problemOf(missing).kind]).toEqual(["refused", "unknown"]);
  expect(problemOfOpening(new DOMException("", "QuotaExceededError")).kind).toBe("full");
});
