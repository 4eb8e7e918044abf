import type { InputHTMLAttributes, Ref } from "preact";
import { Field } from "./field";
import { useFirst } from "./use-first";

interface LineFieldProps {
  readonly label: string;
  /** The text to begin with; later ones are not looked at. */
  readonly first: string;
  readonly onText: (text: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly attributes?: InputHTMLAttributes;
}

/** One line of text. Its text is the browser's; every change of it is told. */
export function LineField({ label, first, onText, inputRef, attributes }: LineFieldProps) {
  const text = useFirst(first);
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          ref={inputRef ?? null}
          type="text"
          dir="auto"
          autocomplete="off"
          defaultValue={text}
          onInput={(event) => onText(event.currentTarget.value)}
          {...attributes}
        />
      )}
    </Field>
  );
}
