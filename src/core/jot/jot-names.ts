import type { JotKind } from "./jot";

/** What a jot of each kind is called. */
export const jotNames: Readonly<Record<JotKind, string>> = {
  learned: "learned",
  question: "question",
  aha: "aha",
  mistake: "mistake",
  snippet: "snippet",
  goal: "next goal",
  thought: "thought",
  application: "application",
};
