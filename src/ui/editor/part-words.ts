import type { PartKind } from "../../core/journal/part";

/** What a kind of part is called: on its button and its group, and above its text. */
export interface PartWords {
  readonly noun: string;
  /** The name of its one field, or its heading where it has several. */
  readonly label: string;
}

/** The words of every kind, in the order of the buttons that add them. */
export const partWords: Readonly<Record<PartKind | "foreign", PartWords>> = {
  learned: { noun: "learned", label: "What I Learned" },
  thought: { noun: "thought", label: "My Thoughts" },
  connection: { noun: "connection", label: "Connections" },
  snippet: { noun: "snippet", label: "Snippet" },
  mistake: { noun: "mistake", label: "Mistake" },
  aha: { noun: "aha", label: "Aha Moment" },
  question: { noun: "question", label: "Question" },
  application: { noun: "application", label: "Real World Application" },
  goal: { noun: "goal", label: "Next session goal" },
  foreign: { noun: "part", label: "From a newer version" },
};

/** The kinds that buttons add. */
export const addedKinds = [
  "thought",
  "connection",
  "snippet",
  "mistake",
  "aha",
  "question",
  "application",
  "goal",
] as const satisfies readonly PartKind[];
