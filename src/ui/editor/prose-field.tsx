import type { ComponentChildren } from "preact";
import { Field } from "../controls/field";
import { TextArea } from "./text-area";

interface ProseFieldProps {
  readonly label: ComponentChildren;
  readonly first: string;
  readonly onText: (text: string) => void;
  readonly placeholder?: string;
}

/** Markdown, with the browser's help for prose. */
export function ProseField({ label, first, onText, placeholder }: ProseFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <TextArea
          control={control}
          first={first}
          onText={onText}
          attributes={{
            spellcheck: true,
            autocapitalize: "sentences",
            enterkeyhint: "enter",
            ...(placeholder !== undefined && { placeholder }),
          }}
        />
      )}
    </Field>
  );
}
