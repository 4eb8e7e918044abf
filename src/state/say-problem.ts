import type { StoreProblem } from "../storage/problem";

/** One whole sentence for the owner: what the storage did not do, and what they can do about it. */
export function sayProblem(problem: StoreProblem): string {
  switch (problem.kind) {
    case "conflict":
      return "Another tab changed this entry.";
    case "full":
      return "This device is full. Keep this page open and free some space.";
    case "refused":
      return "This browser stores nothing here. Leave private mode or allow site data.";
    case "unreachable":
      return "The storage does not answer. If it goes on, reload this page.";
    case "blocked":
      return "Another tab keeps an older version open. Close the other tabs.";
    case "missing":
      return "Your journal is not here any more. Go back to it to bring it in again.";
    case "newer":
      return "A newer version of the app is open. Reload this page.";
    case "unreadable":
      return `What is stored is damaged (${problem.why}). Import the entry from a backup.`;
    case "too large":
      return `This entry is too large (${problem.why}). Split it in two.`;
    default:
      return `The storage failed (${problem.why}). Keep this page open.`;
  }
}
