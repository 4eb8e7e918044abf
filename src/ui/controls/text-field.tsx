import type { AllHTMLAttributes, ComponentChildren, RefObject } from "preact";
import { useState } from "preact/hooks";
import { Field } from "./field";
import { placeIfEmpty } from "./place-if-empty";

type Attributes = Pick<
  AllHTMLAttributes<HTMLElement>,
  | "autocapitalize"
  | "autocomplete"
  | "autocorrect"
  | "dir"
  | "enterkeyhint"
  | "list"
  | "onKeyDown"
  | "required"
  | "spellcheck"
  | "wrap"
>;

export interface TextFieldProps extends Attributes {
  readonly label: string;
  /** The text to begin with; later ones are not looked at. */
  readonly first: string;
  /** Told every change. Answers why the text cannot be stored: nothing, or "", if it can. */
  readonly onText: (text: string) => string | void;
  /** Asked when the field is left: what it is to show then. */
  readonly onLeave?: (text: string) => string;
  /** Whether the field has lines, and is as high as they are. */
  readonly isLong?: boolean;
  readonly isHeading?: boolean;
  readonly hint?: ComponentChildren;
  readonly type?: "date";
  /** What an empty field shows. */
  readonly placeholder?: string;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

type Typed = Event & { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement };

/** A text, in one line or in many. It belongs to the browser, and is not written to while it is typed in. */
export function TextField({
  label,
  first,
  onText,
  onLeave,
  isLong,
  isHeading,
  hint,
  inputRef,
  placeholder,
  ...attributes
}: TextFieldProps) {
  // A `defaultValue` that changed would be written into the field.
  const [defaultValue] = useState(first);
  const [refusal, setRefusal] = useState("");
  const read = (text: string) => setRefusal(onText(text) ?? "");
  const text = {
    defaultValue,
    placeholder: defaultValue === "" ? placeholder : undefined,
    onInput({ currentTarget: field }: Typed) {
      placeIfEmpty(field, placeholder);
      read(field.value);
    },
    onBlur({ currentTarget: field }: Typed) {
      const left = onLeave?.(field.value) ?? field.value;
      if (left === field.value) return;
      field.value = left;
      if (refusal) read(left);
    },
    ...attributes,
  };
  return (
    <Field label={label} hint={refusal || hint} isInvalid={refusal !== ""} isHeading={isHeading}>
      {(control) =>
        isLong ? (
          <textarea {...control} {...text} />
        ) : (
          <input
            {...control}
            type="text"
            autocomplete="off"
            dir="auto"
            {...text}
            ref={inputRef ?? null}
          />
        )
      }
    </Field>
  );
}
