import type { TextareaHTMLAttributes } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { FieldControl } from "../controls/field";
import { useFirst } from "../controls/use-first";
import { grow } from "./grow";

interface TextAreaProps {
  readonly control: FieldControl;
  /** The text to begin with; later ones are not looked at. */
  readonly first: string;
  readonly onText: (text: string) => void;
  readonly attributes?: TextareaHTMLAttributes;
}

/** Lines of text in a field as high as they are. The text is the browser's; every change of it is told. */
export function TextArea({ control, first, onText, attributes }: TextAreaProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useFirst(first);
  useLayoutEffect(() => {
    if (field.current) grow(field.current);
  }, []);
  return (
    <textarea
      {...control}
      ref={field}
      dir="auto"
      defaultValue={text}
      onInput={(event) => {
        onText(event.currentTarget.value);
        grow(event.currentTarget);
      }}
      {...attributes}
    />
  );
}
