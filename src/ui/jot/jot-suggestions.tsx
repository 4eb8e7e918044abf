import type { Suggestion } from "../../core/jot/suggest";
import styles from "./jot-desk.module.css";

interface JotSuggestionsProps {
  readonly suggestions: readonly Suggestion[];
  /** Which one enter takes; -1 for none. */
  readonly chosen: number;
  readonly onTake: (suggestion: Suggestion) => void;
}

export function suggestionId(at: number): string {
  return `jot-suggestion-${at}`;
}

/** Tags, sections or entries that begin as what is being typed: taken by a tap, or by arrow down and enter. */
export function JotSuggestions({ suggestions, chosen, onTake }: JotSuggestionsProps) {
  if (suggestions.length === 0) return null;
  return (
    <div class={styles["suggestions"]} role="listbox" aria-label="Suggestions">
      {suggestions.map((suggestion, at) => (
        <div
          key={suggestion.insert}
          id={suggestionId(at)}
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
          // The field keeps the focus, and a phone its keyboard.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
          onKeyDown={({ key }) => key === "Enter" && onTake(suggestion)}
        >
          <bdi>{suggestion.label}</bdi>
        </div>
      ))}
    </div>
  );
}
