import { useState } from "preact/hooks";
import { defaultSettings, themes } from "../../core/settings";
import type { App } from "../../state/app";
import type { SettingsModel } from "../../state/settings-model";
import { Unseen } from "../controls/unseen";
import { Prompt } from "../shell/prompt";
import styles from "./settings-page.module.css";

/** How the app looks on this device. What is changed is drawn at once. */
export function SettingsPage({ app }: { readonly app: App }) {
  return (
    <div class={styles["settings"]}>
      <h1>Settings</h1>
      <ThemeSettings model={app.settings} />
      <PromptSettings model={app.settings} />
      <TickerSettings model={app.settings} />
      <KeySettings model={app.settings} />
    </div>
  );
}

interface GroupProps {
  readonly model: SettingsModel;
}

const themeNames = { system: "system", dark: "dark", light: "light" } as const;

function ThemeSettings({ model }: GroupProps) {
  const { theme } = model.settings.value;
  return (
    <section>
      <h2 id="theme">Theme</h2>
      <div class={styles["choices"]} role="radiogroup" aria-labelledby="theme">
        {themes.map((name) => (
          <label key={name}>
            <input
              type="radio"
              name="theme"
              checked={theme === name}
              onChange={() => model.change({ theme: name })}
            />
            {themeNames[name]}
          </label>
        ))}
      </div>
      <Reset what="theme" reset={() => model.change({ theme: defaultSettings.theme })} />
    </section>
  );
}

const promptFields = ["user", "host", "path"] as const;

function PromptSettings({ model }: GroupProps) {
  const settings = model.settings.value;
  const { user, host, path } = defaultSettings;
  return (
    <section>
      <h2>Prompt</h2>
      <p class={styles["preview"]}>
        <Prompt {...settings} />
      </p>
      <div class={styles["fields"]}>
        {promptFields.map((field) => (
          <label key={field}>
            {field}
            <input
              value={settings[field]}
              maxLength={40}
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              onInput={(event) => model.change({ [field]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <Reset what="prompt" reset={() => model.change({ user, host, path })} />
    </section>
  );
}

function TickerSettings({ model }: GroupProps) {
  const { tickerLines, isTickerPaused } = model.settings.value;
  // The field is the owner's while they write in it; a reset makes a new one.
  const [round, setRound] = useState(0);
  const reset = () => {
    const { tickerLines: lines, isTickerPaused: isPaused } = defaultSettings;
    model.change({ tickerLines: lines, isTickerPaused: isPaused });
    setRound(round + 1);
  };
  return (
    <section>
      <h2>Ticker</h2>
      <label>
        <span>Lines, one below the other. Without any there is no ticker.</span>
        <textarea
          key={round}
          defaultValue={tickerLines.join("\n")}
          maxLength={4000}
          spellcheck={false}
          autocapitalize="none"
          onInput={(event) => model.change({ tickerLines: linesOf(event.currentTarget.value) })}
        />
      </label>
      <label class={styles["check"]}>
        <input
          type="checkbox"
          checked={isTickerPaused}
          onChange={(event) => model.change({ isTickerPaused: event.currentTarget.checked })}
        />
        Ticker stands still
      </label>
      <Reset what="ticker" reset={reset} />
    </section>
  );
}

function KeySettings({ model }: GroupProps) {
  return (
    <section>
      <h2>Keys</h2>
      <label class={styles["check"]}>
        <input
          type="checkbox"
          checked={model.settings.value.hasKeys}
          onChange={(event) => model.change({ hasKeys: event.currentTarget.checked })}
        />
        Keys of the app: letters where nothing is typed, Ctrl (⌘) + K and J
      </label>
    </section>
  );
}

interface ResetProps {
  readonly what: string;
  readonly reset: () => void;
}

function Reset({ what, reset }: ResetProps) {
  return (
    <button type="button" data-look="quiet" onClick={reset}>
      <span>
        Reset<Unseen> {what}</Unseen>
      </span>
    </button>
  );
}

/** The lines that can be kept: none empty, none too long, not too many. */
function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim().slice(0, 200).toWellFormed())
    .filter((line) => line !== "")
    .slice(0, 100);
}
