import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { App } from "../../state/app";
import type { SessionModel } from "../../state/session-model";
import { Dialog } from "../controls/dialog";
import { Unseen } from "../controls/unseen";
import { lookUpError } from "../library/look-up-error";
import { type Choice, choicesFor } from "./choices";
import styles from "./palette.module.css";

interface PaletteProps {
  readonly app: App;
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

/** Every command and every entry, by a few letters of its name. */
export function Palette({ app, onClose, onKeys }: PaletteProps) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const hasRunRef = useRef(false);
  const [before] = useState(() => document.activeElement);
  const id = useId();
  const [session, setSession] = useState<SessionModel>();
  useEffect(() => {
    // Without its code there are no commands of it.
    app.open("study").then(
      (study) => setSession(study.session),
      () => undefined,
    );
  }, [app]);
  const choices = choicesFor(app, query, onKeys, session);
  const chosen = Math.min(at, choices.length - 1);
  const optionId = (place: number) => `${id}-${place}`;
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    hasRunRef.current = true;
    onClose();
    choice.run();
  };
  const walk = (event: KeyboardEvent) => {
    const { key, isComposing } = event;
    if (isComposing) return;
    const to = steps[key]?.(chosen, choices.length);
    if (to !== undefined) {
      setAt((to + choices.length) % Math.max(1, choices.length));
      document.getElementById(optionId(to))?.scrollIntoView({ block: "nearest" });
    } else if (key === "Enter") choose(choices[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      labelledBy={`${id}-name`}
      class={styles["palette"]}
      onClose={onClose}
      // Where a command leads, its page says who gets the focus.
      focusAfter={() => (hasRunRef.current ? undefined : before)}
    >
      <h2 id={`${id}-name`}>
        <Unseen>Commands and entries</Unseen>
      </h2>
      <input
        type="text"
        role="combobox"
        aria-label="Command or entry"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen < 0 ? undefined : optionId(chosen)}
        placeholder="A command, or a title"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a modal dialog has the focus, and this is what it is for
        autofocus
        onInput={({ currentTarget: { value } }) => {
          setQuery(value);
          setAt(0);
        }}
        onKeyDown={walk}
        onPaste={(event) => {
          const text = event.clipboardData?.getData("text/plain") ?? "";
          // Lines are no name of anything: they are output.
          if (!text.trim().includes("\n")) return;
          event.preventDefault();
          hasRunRef.current = true;
          onClose();
          lookUpError(app, text);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Commands and entries">
        {choices.map((choice, place) => (
          // The field has the keys for all of them.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={choice.id}
            id={optionId(place)}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            onClick={() => choose(choice)}
          >
            <bdi>{choice.label}</bdi>
            <small>{choice.hint}</small>
          </div>
        ))}
      </div>
      <p role="status">
        {query !== "" && choices[0]?.id === "find-text" && "Nothing has that name."}
      </p>
    </Dialog>
  );
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % Math.max(1, count),
  ArrowUp: (at, count) => (at - 1 + count) % Math.max(1, count),
};
