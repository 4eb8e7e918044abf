import { effect } from "@preact/signals";
import { showBadge } from "./platform/badge";
import { browserSessionNews } from "./platform/session-news";
import { type DueHost, DueModel } from "./state/due-model";
import { GoalModel, type GoalHost } from "./state/goal-model";
import type { Study } from "./state/study";
import { SessionModel, type SessionHost } from "./state/session-model";

/** The timer, the goals and what is due. This is wiring, as in `main.tsx`, that comes right after the first screen. */
export function openStudy(
  world: Omit<SessionHost, "news"> & Omit<GoalHost, "session"> & DueHost,
): Study {
  const session = new SessionModel({ ...world, news: browserSessionNews() });
  const due = new DueModel(world);
  effect(() => {
    const count = due.count.value;
    if (count !== undefined) showBadge(count);
  });
  return { session, goals: new GoalModel({ ...world, session }), due };
}
