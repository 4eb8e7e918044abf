import type { SettingsModel } from "../../state/settings-model";
import { Icon } from "../controls/icon";
import styles from "./ticker.module.css";

/** The owner's lines, slowly passing by: an ornament, which can be paused and is not read aloud. */
export function Ticker({ settings }: { readonly settings: SettingsModel }) {
  const { tickerLines, isTickerPaused } = settings.settings.value;
  if (tickerLines.length === 0) return null;
  // The length sets the time of one round, so that every text goes by at the same pace.
  const length = tickerLines.reduce((sum, line) => sum + line.length + 4, 0);
  return (
    <div class={styles["ticker"]} data-paused={isTickerPaused}>
      <p aria-hidden="true" style={{ "--length": `${length}` }}>
        {["first", "again"].map((round) => (
          <span key={round}>
            {tickerLines.map((line, at) => (
              <span key={at}>{line}</span>
            ))}
          </span>
        ))}
      </p>
      <button
        type="button"
        data-look="quiet"
        aria-label="Pause ticker"
        aria-pressed={isTickerPaused}
        onClick={() => settings.change({ isTickerPaused: !isTickerPaused })}
      >
        <Icon name={isTickerPaused ? "play" : "pause"} />
      </button>
    </div>
  );
}
