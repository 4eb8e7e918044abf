import { useId, useState } from "preact/hooks";
import { formatMinutes, parseMinutes } from "../../core/journal/duration";
import { isRunning, sayElapsed, type Session } from "../../core/session/session";
import type { App } from "../../state/app";
import type { ClosingDraft, SessionModel } from "../../state/session-model";
import { Dialog } from "../controls/dialog";
import { TextField } from "../controls/text-field";
import styles from "./session-dialog.module.css";

interface SessionDialogProps {
  readonly clock: App["clock"];
  readonly model: SessionModel;
  readonly session: Session;
}

const lines = [
  ["aha", "Aha?", "What fell into place"],
  ["question", "Stuck on?", "What you would ask"],
  ["goal", "Next?", "Where you go on next time"],
] as const;

const notUnderstood = "Not understood. Try 50, 1h20 or 1:20.";

/** The session in words: pause it, or say how long it took and what came of it, and close it. */
export function SessionDialog({ clock, model, session }: SessionDialogProps) {
  const id = useId();
  const [offered] = useState(() => model.offered());
  const [first] = useState(() => model.draft());
  const [draft, setDraft] = useState<ClosingDraft>(first);
  const [isBusy, setIsBusy] = useState(false);
  const write = (patch: Partial<ClosingDraft>) => {
    const next = { ...draft, ...patch };
    setDraft(next);
    model.keepDraft(next);
  };
  const target = model.target();
  const runs = isRunning(session);
  const time = draft.time ?? (offered === undefined ? "" : formatMinutes(offered));
  const minutes = parseMinutes(time);
  const isUnclear = minutes === undefined && time.trim() !== "";
  const close = async (event: Event) => {
    event.preventDefault();
    if (isBusy || isUnclear) return;
    setIsBusy(true);
    await model.close({ ...draft, minutes });
    setIsBusy(false);
  };
  return (
    <Dialog labelledBy={id} class={styles["session"]} onClose={() => model.ask(false)}>
      <div>
        <h2 id={id}>Session</h2>
        <p>
          {sayElapsed(session, clock.nowMs())} {runs ? "so far" : "so far, paused"}
        </p>
        <button type="button" onClick={() => void model.turn(runs ? "pause" : "resume")}>
          {runs ? "Pause" : "Resume"}
        </button>
      </div>
      <form onSubmit={(event) => void close(event)}>
        <TextField
          label="Time spent"
          first={time}
          onText={(text) => {
            write({ time: text });
            return text.trim() !== "" && parseMinutes(text) === undefined ? notUnderstood : "";
          }}
          hint={
            offered === undefined
              ? "It ran for more than twelve hours. Say how long you studied."
              : ""
          }
          placeholder="50 min"
          autocapitalize="none"
          spellcheck={false}
        />
        {lines.map(([kind, label, placeholder]) => (
          <TextField
            key={kind}
            label={label}
            first={first[kind]}
            onText={(text) => write({ [kind]: text })}
            placeholder={placeholder}
          />
        ))}
        <p>→ {target ? `“${target.label}”` : "a new entry"}</p>
        <div>
          <button data-look="primary" aria-disabled={isBusy || isUnclear}>
            Close session
          </button>
          <button type="button" onClick={() => model.ask(false)}>
            Go on
          </button>
          <button type="button" data-look="quiet" onClick={() => void model.discard()}>
            Discard
          </button>
        </div>
      </form>
    </Dialog>
  );
}
