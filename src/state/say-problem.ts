import type { StoreProblem } from "../storage/problem";

/** One whole sentence for the owner: what the storage did not do, and what they can do about it. */
export function sayProblem(problem: StoreProblem): string {
  switch (problem.kind) {
    case "conflict":
      return "Another tab changed this entry meanwhile, so open it again to see what is stored.";
    case "full":
      return "This device has no room left for the journal, so keep this page open and free some space.";
    case "refused":
      return "This browser stores nothing for this page, so leave private mode or allow it to store data.";
    case "unreachable":
      return "The browser's storage does not answer, so keep this page open and close other tabs of the journal.";
    case "newer":
      return "A newer version of the app has opened this journal, so copy what is not stored and reload this page.";
    case "unreadable":
      return `What is stored under this address is damaged (${problem.why}), so import the entry from a backup.`;
    case "too large":
      return `This entry is too large to be stored (${problem.why}), so shorten it or split it in two.`;
    default:
      return `The browser's storage failed (${problem.why}), so keep this page open and try again in a moment.`;
  }
}
