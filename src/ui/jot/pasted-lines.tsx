import type { Pasted } from "../../core/jot/jot-part";
import { languages } from "../../core/markup/languages";
import { Icon } from "../controls/icon";
import styles from "./jot-desk.module.css";

interface PastedLinesProps {
  readonly pasted: Pasted;
  readonly onPasted: (pasted: Pasted | undefined) => void;
  /** The lines are to be looked up among own mistakes. */
  readonly onLookUp: (text: string) => void;
  /** The lines are to be words of the jot. */
  readonly onWords: (text: string) => void;
}

const choices = [
  ["snippet", "snippet"],
  ["output", "a mistake's output"],
] as const;

/** Lines that were pasted, as what they will be stored: one tap says otherwise. */
export function PastedLines({ pasted, onPasted, onLookUp, onWords }: PastedLinesProps) {
  const { text, as, language } = pasted;
  const label = languages.find(({ id }) => id === language)?.label ?? "plain text";
  return (
    <div class={styles["pasted"]} role="group" aria-label="Pasted lines">
      <pre dir="ltr">{text}</pre>
      <div>
        {choices.map(([choice, name]) => (
          <button
            key={choice}
            type="button"
            aria-pressed={as === choice}
            onClick={() => onPasted({ ...pasted, as: choice })}
          >
            {name}
            {choice === "snippet" && ` (${label})`}
          </button>
        ))}
        <button type="button" aria-pressed={false} onClick={() => onWords(text)}>
          words
        </button>
        {as === "output" && (
          <button type="button" onClick={() => onLookUp(text)}>
            look it up
          </button>
        )}
        <button
          type="button"
          data-look="quiet"
          aria-label="Leave the pasted lines out"
          onClick={() => onPasted(undefined)}
        >
          <Icon name="x" />
        </button>
      </div>
    </div>
  );
}
