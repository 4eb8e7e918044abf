interface SuggestionsProps {
  /** What a field names as its `list`. */
  readonly id: string;
  readonly texts: readonly string[];
}

/** What was written before, for a field to choose from. */
export function Suggestions({ id, texts }: SuggestionsProps) {
  return (
    <datalist id={id}>
      {texts.map((text) => (
        <option key={text}>{text}</option>
      ))}
    </datalist>
  );
}
