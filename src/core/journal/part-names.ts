import type { Part } from "./part";

/** What one part of each kind is called on every screen. */
export const partNames: Readonly<Record<Part["kind"], string>> = {
  learned: "What I Learned",
  thought: "My Thoughts",
  connection: "Connections",
  snippet: "Snippet",
  mistake: "Mistake",
  aha: "Aha Moment",
  question: "Question",
  application: "Real World Application",
  goal: "Next session goal",
  foreign: "From a newer version",
};
