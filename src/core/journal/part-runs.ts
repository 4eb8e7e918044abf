import type { Part } from "./part";

/** One heading of the entry page, and the parts that stand under it. */
export type PartSection =
  | "learned"
  | "thoughts"
  | "snippets"
  | "mistakes"
  | "aha"
  | "questions"
  | "application"
  | "goal"
  | "foreign";

const sectionOfKind: Readonly<Record<Part["kind"], PartSection>> = {
  learned: "learned",
  thought: "thoughts",
  connection: "thoughts",
  snippet: "snippets",
  mistake: "mistakes",
  aha: "aha",
  question: "questions",
  application: "application",
  goal: "goal",
  foreign: "foreign",
};

/** A run of neighbouring parts under one heading. */
export interface PartRun {
  readonly section: PartSection;
  readonly parts: readonly Part[];
}

/** The parts as the page shows them: neighbours of one section under one heading. */
export function runsOf(parts: readonly Part[]): readonly PartRun[] {
  const runs: { section: PartSection; parts: Part[] }[] = [];
  for (const part of parts) {
    const section = sectionOfKind[part.kind];
    const last = runs.at(-1);
    if (last?.section === section) last.parts.push(part);
    else runs.push({ section, parts: [part] });
  }
  return runs;
}
