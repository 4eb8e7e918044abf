import { useState } from "preact/hooks";
import type { Part, PartTexts } from "../../core/journal/part";
import { partNames } from "../../core/journal/part-names";
import type { SettingsModel } from "../../state/settings-model";
import type { Sitting } from "../../state/sitting";
import { TextField, type TextFieldProps } from "../controls/text-field";
import { Unseen } from "../controls/unseen";
import { LanguageField } from "./language-field";

export interface PartFieldsProps {
  readonly sitting: Sitting;
  readonly settings: SettingsModel;
  /** The part as it was when its fields were made; what is typed since is told to the sitting. */
  readonly part: Part;
}

/** Code: nothing is corrected, and lines do not wrap. */
const code: Partial<TextFieldProps> = {
  isLong: true,
  wrap: "off",
  dir: "ltr",
  spellcheck: false,
  autocapitalize: "none",
  autocomplete: "off",
  // Preact sets the property, which is a boolean: "off" would turn it on.
  autocorrect: "",
  hint: (
    <>
      <kbd>tab</kbd> indents<Unseen>;</Unseen> <kbd>esc</kbd> <kbd>tab</kbd> leaves
    </>
  ),
};

const prose = { isLong: true };
const heading = { isLong: true, isHeading: true };

/** The fields of a part, as its kind asks for. */
export function PartFields({ sitting, settings, part }: PartFieldsProps) {
  const [isAnswered, setAnswered] = useState("isAnswered" in part && part.isAnswered);
  if (part.kind === "foreign")
    return <p>A newer version of the app wrote this part. It is kept as it is.</p>;
  const texts: PartTexts = part;
  const writeText = (written: PartTexts) => sitting.writePart(part.id, written);
  const field = (name: keyof PartTexts, label: string, look?: Partial<TextFieldProps>) => (
    <TextField
      label={label}
      first={texts[name] ?? ""}
      onText={(text) => writeText({ [name]: text })}
      {...look}
    />
  );
  switch (part.kind) {
    case "snippet":
      return (
        <>
          {field("caption", "Caption")}
          <LanguageField
            first={part.language}
            onLanguage={(language) => sitting.writePart(part.id, { language })}
            settings={settings}
          />
          {field("code", "Code", code)}
        </>
      );
    case "mistake":
      return (
        <>
          {field("broke", "What broke", prose)}
          {field("fix", "How I fixed it", prose)}
          {field("tell", "The tell", prose)}
          {field("output", "Terminal output", code)}
        </>
      );
    case "question":
      return (
        <>
          {field("text", "Question", heading)}
          <label>
            <input
              type="checkbox"
              checked={isAnswered}
              onChange={({ currentTarget: { checked } }) => {
                setAnswered(checked);
                sitting.writePart(part.id, { isAnswered: checked });
              }}
            />
            Answered
          </label>
          <div hidden={!isAnswered}>{field("answer", "Answer", prose)}</div>
        </>
      );
    default:
      return field("text", partNames[part.kind], heading);
  }
}
