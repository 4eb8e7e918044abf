import { browserSessionNews } from "./platform/session-news";
import { GoalModel, type GoalHost } from "./state/goal-model";
import type { Study } from "./state/study";
import { SessionModel, type SessionHost } from "./state/session-model";

/** The timer and the goals. This is wiring, as in `main.tsx`, that comes right after the first screen. */
export function openStudy(world: Omit<SessionHost, "news"> & Omit<GoalHost, "session">): Study {
  const session = new SessionModel({ ...world, news: browserSessionNews() });
  return { session, goals: new GoalModel({ ...world, session }) };
}
