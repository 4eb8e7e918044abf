import { useEffect, useState } from "preact/hooks";
import { isRunning, sayElapsed } from "../../core/session/session";
import type { App } from "../../state/app";
import type { SessionModel } from "../../state/session-model";
import { Icon } from "../controls/icon";
import { SessionDialog } from "./session-dialog";
import styles from "./session-chip.module.css";

interface SessionChipProps {
  readonly app: Pick<App, "clock" | "route">;
  readonly model: SessionModel;
}

/** How often the clock is looked at, in milliseconds: it shows minutes. */
const lookMs = 5000;

/** The session at the prompt: a button that starts it, or the time that leads to pausing and closing it. */
export function SessionChip({ app, model }: SessionChipProps) {
  const session = model.session.value;
  const runs = session !== undefined && isRunning(session);
  const [nowMs, setNowMs] = useState(() => app.clock.nowMs());
  useEffect(() => {
    const look = () => setNowMs(app.clock.nowMs());
    look();
    if (!runs) return undefined;
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [app, runs, session]);
  const isHome = app.route.route.value.page === "journal";
  // Elsewhere there is no room for what is not going on; the palette has it.
  if (!session && !isHome) return null;
  const time = session && sayElapsed(session, nowMs);
  return (
    <>
      <button
        type="button"
        class={styles["chip"]}
        data-look="quiet"
        data-state={session && (runs ? "running" : "paused")}
        aria-label={time ? `Session ${time}, ${runs ? "running" : "paused"}` : "Start session"}
        aria-haspopup={session && "dialog"}
        onClick={() => (session ? model.ask(true) : void model.start())}
      >
        {runs ? <i aria-hidden="true" /> : <Icon name={session ? "pause" : "play"} />}
        {time ?? <span class={styles["word"]}>session</span>}
      </button>
      {session && model.isAsking.value && (
        <SessionDialog clock={app.clock} model={model} session={session} />
      )}
    </>
  );
}
