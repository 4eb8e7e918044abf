import { useState } from "preact/hooks";
import type { Part, PartTexts } from "../../core/journal/part";
import type { SettingsModel } from "../../state/settings-model";
import type { Sitting } from "../../state/sitting";
import { TextField } from "../controls/text-field";
import { Unseen } from "../controls/unseen";
import { LanguageField } from "./language-field";

interface PartFieldsProps {
  readonly sitting: Sitting;
  readonly settings: SettingsModel;
  /** The part as it was when its fields were made; what is typed since is told to the sitting. */
  readonly part: Part;
}

/** Code: nothing is corrected, and lines do not wrap. */
const code = {
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
} as const;

/** The fields of a part, as its kind asks for. */
export function PartFields({ sitting, settings, part }: PartFieldsProps) {
  const [isAnswered, setAnswered] = useState("isAnswered" in part && part.isAnswered);
  const texts: PartTexts = part;
  const write = (written: PartTexts) => sitting.writePart(part.id, written);
  const field = (name: keyof PartTexts, label: string, look: object = { isLong: true }) => (
    <TextField
      label={label}
      first={texts[name] ?? ""}
      onText={(text) => write({ [name]: text })}
      {...look}
    />
  );
  const heading = (label: string) => field("text", label, { isLong: true, isHeading: true });
  switch (part.kind) {
    case "snippet":
      return (
        <>
          {field("caption", "Caption", {})}
          <LanguageField
            first={part.language}
            onLanguage={(language) => sitting.writePart(part.id, { language })}
            settings={settings}
          />
          {field("code", "Code", code)}
        </>
      );
    default:
      return <p>A newer version of the app wrote this part. It is kept as it is.</p>;
  }
}
