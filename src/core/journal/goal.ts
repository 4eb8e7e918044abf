import type { Entry } from "./entry";
import type { EntryId } from "./id";
import type { LocalDate } from "./local-date";
import type { GoalPart } from "./part";
import { withoutLinkIds } from "./without-link-ids";

/** A goal with the entry that it stands in. There is one of it: whoever shows or changes it refers to it. */
export interface Goal {
  readonly entry: EntryId;
  /** The day of that entry. */
  readonly date: LocalDate;
  readonly part: GoalPart;
}

const longestTitle = 200;

/** The goals of an entry that are in this state, in the order of the page. */
export function goalsOf(
  { id, facts, parts }: Pick<Entry, "id" | "facts" | "parts">,
  state: NonNullable<GoalPart["state"]>,
): readonly Goal[] {
  return parts.flatMap((part) =>
    part.kind === "goal" && part.text.trim() !== "" && stateOf(part) === state
      ? [{ entry: id, date: facts.date, part }]
      : [],
  );
}

/** The goals of an entry that are not open any more. */
export function closedGoals(entry: Pick<Entry, "id" | "facts" | "parts">): readonly Goal[] {
  return (["taken", "parked", "dropped"] as const).flatMap((state) => goalsOf(entry, state));
}

/** What became of a goal so far. */
export function stateOf({ state }: GoalPart): NonNullable<GoalPart["state"]> {
  return state ?? "open";
}

/** The title of the entry that takes up a goal: its first line, without the marks of a list, a quote or a heading. */
export function titleOfGoal(text: string): string {
  const line = withoutLinkIds(text.trim().split("\n", 1)[0] ?? "");
  const words = line.replace(/^(?:(?:[-*+>]|#{1,6}|\d+[.)]|\[[ x]\])\s+)+/i, "").trim() || line;
  return words.length > longestTitle
    ? `${words.slice(0, longestTitle - 1).toWellFormed()}…`
    : words;
}
