import type { PartFields as Fields } from "../../core/journal/edit";
import type { Part } from "../../core/journal/part";
import type { SettingsModel } from "../../state/settings-model";
import { MistakeFields } from "./mistake-fields";
import { partWords } from "./part-words";
import { ProseField } from "./prose-field";
import { QuestionFields } from "./question-fields";
import { SnippetFields } from "./snippet-fields";

export interface PartFieldsProps<Kind extends Part> {
  /** The part as it was when its fields were made; what is typed since is told by `onFields`. */
  readonly part: Kind;
  readonly onFields: (fields: Fields) => void;
  readonly settings: SettingsModel;
}

/** The fields of a part, as its kind asks for. */
export function PartFields({ part, onFields, settings }: PartFieldsProps<Part>) {
  const { label } = partWords[part.kind];
  switch (part.kind) {
    case "snippet":
      return <SnippetFields part={part} onFields={onFields} settings={settings} />;
    case "mistake":
      return <MistakeFields part={part} onFields={onFields} settings={settings} />;
    case "question":
      return <QuestionFields part={part} onFields={onFields} settings={settings} />;
    case "foreign":
      return <p>A newer version of the app wrote this part. It is kept as it is.</p>;
    default:
      return (
        <ProseField
          label={label}
          first={part.text}
          onText={(text) => onFields({ text })}
          isHeading
        />
      );
  }
}
