import type { StoreProblem } from "../storage/problem";

/** One whole sentence for the owner: what the storage did not do, and what they can do about it. */
export function sayProblem(problem: StoreProblem): string {
  switch (problem.kind) {
    case "conflict":
      return "Another tab changed this entry, so open it again.";
    case "full":
      return "This device has no room left, so keep this page open and free some space.";
    case "refused":
      return "This browser stores nothing here, so leave private mode or allow site data.";
    case "unreachable":
      return "The storage does not answer, so keep this page open and close other tabs of the journal.";
    case "newer":
      return "A newer version of the app is in use, so copy what is not stored and reload this page.";
    case "unreadable":
      return `What is stored here is damaged (${problem.why}), so import the entry from a backup.`;
    case "too large":
      return `This entry is too large (${problem.why}), so shorten it or split it in two.`;
    default:
      return `The storage failed (${problem.why}), so keep this page open and try again in a moment.`;
  }
}
