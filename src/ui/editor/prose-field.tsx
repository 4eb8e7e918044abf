import { Field } from "../controls/field";
import { TextArea } from "./text-area";

interface ProseFieldProps {
  readonly label: string;
  readonly first: string;
  readonly onText: (text: string) => void;
  readonly placeholder?: string;
  readonly isHeading?: boolean;
}

/** Markdown, with the browser's help for prose. */
export function ProseField({
  label,
  first,
  onText,
  placeholder = "",
  isHeading = false,
}: ProseFieldProps) {
  return (
    <Field label={label} isHeading={isHeading}>
      {(control) => (
        <TextArea
          control={control}
          first={first}
          onText={onText}
          attributes={{
            spellcheck: true,
            autocapitalize: "sentences",
            enterkeyhint: "enter",
            placeholder,
          }}
        />
      )}
    </Field>
  );
}
