import { mondayOf, parseWeek } from "../../core/insight/week";
import type { PageProps } from "../app";
import { Opened } from "../shell/opened";
import { WeekDesk } from "../see/week-desk";

/** A week of the journal: this one, or the one that the address names. */
export function WeekPage({ app, route }: PageProps) {
  const asked = route.page === "week" ? parseWeek(route.q ?? "") : undefined;
  return (
    <Opened
      app={app}
      name="week"
      failed="The week could not be loaded. Its entries are all in the journal."
    >
      {(model) => (
        <WeekDesk app={app} model={model} monday={asked ?? mondayOf(app.clock.today())} />
      )}
    </Opened>
  );
}
