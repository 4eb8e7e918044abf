import { useId, useState } from "preact/hooks";
import { LineField } from "./line-field";

interface SuggestFieldProps {
  readonly label: string;
  readonly first: string;
  /** What was written before, looked up when the field is entered. */
  readonly suggest: () => readonly string[];
  readonly onText: (text: string) => void;
}

/** One line of text, with what was written before to choose from. */
export function SuggestField({ label, first, suggest, onText }: SuggestFieldProps) {
  const id = useId();
  const [suggestions, setSuggestions] = useState<readonly string[]>([]);
  return (
    <>
      <LineField
        label={label}
        first={first}
        onText={onText}
        attributes={{
          list: id,
          autocapitalize: "none",
          onFocus: () => setSuggestions(suggest()),
        }}
      />
      <datalist id={id}>
        {suggestions.map((text) => (
          <option key={text} value={text}>
            {text}
          </option>
        ))}
      </datalist>
    </>
  );
}
