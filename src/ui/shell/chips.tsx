import { useEffect, useState } from "preact/hooks";
import type { Study } from "../../state/study";
import type { App } from "../../state/app";
import { SessionChip } from "../session/session-chip";
import { SafetyChip } from "./safety-chip";

/** What stands beside the prompt: the session, and how safe the journal is where that matters. */
export function Chips({ app }: { readonly app: App }) {
  const [study, setStudy] = useState<Study>();
  useEffect(() => {
    // Without its code there is no timer; all else works.
    app.open("study").then(setStudy, () => undefined);
  }, [app]);
  const reminder = app.reminder.value;
  return (
    <>
      {study && <SessionChip app={app} model={study.session} />}
      {reminder && <SafetyChip app={app} reminder={reminder} />}
    </>
  );
}
