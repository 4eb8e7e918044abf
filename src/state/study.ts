import type { GoalModel } from "./goal-model";
import type { SessionModel } from "./session-model";

/** What leads from one study session to the next. */
export interface Study {
  readonly session: SessionModel;
  readonly goals: GoalModel;
}
