import type { DueModel } from "./due-model";
import type { GoalModel } from "./goal-model";
import type { SessionModel } from "./session-model";

/** What leads from one study session to the next: the timer, what was to be done, and what is to be recalled. */
export interface Study {
  readonly session: SessionModel;
  readonly goals: GoalModel;
  readonly due: DueModel;
}
