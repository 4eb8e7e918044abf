import { languages } from "../../core/markup/languages";
import type { SnippetPart } from "../../core/journal/part";
import { Field } from "../controls/field";
import { LineField } from "../controls/line-field";
import { useFirst } from "../controls/use-first";
import { CodeField } from "./code-field";
import type { PartFieldsProps } from "./part-fields";
import styles from "./snippet-fields.module.css";

/** Caption, language and code. Languages that were used stand first. */
export function SnippetFields({ part, onFields, settings }: PartFieldsProps<SnippetPart>) {
  const language = useFirst(part.language);
  const used = useFirst(settings.settings.peek().languages);
  return (
    <div class={styles["snippet"]}>
      <LineField
        label="Caption"
        first={part.caption}
        onText={(caption) => onFields({ caption })}
        attributes={{ autocapitalize: "sentences" }}
      />
      <Field label="Language">
        {(control) => (
          <select
            {...control}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onFields({ language: value });
              // oxlint-disable-next-line react/hooks -- a verb of the settings, not a hook
              if (value !== "") settings.useLanguage(value);
            }}
          >
            {choices(used, language).map(([id, label]) => (
              <option key={id} value={id} selected={id === language}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <CodeField label="Code" first={part.code} onText={(code) => onFields({ code })} />
    </div>
  );
}

/** Plain text, then what was used last, then the rest; a language that is unknown here keeps its place. */
function choices(
  used: readonly string[],
  present: string,
): readonly (readonly [id: string, label: string])[] {
  const labels = new Map<string, string>(languages.map(({ id, label }) => [id, label]));
  const ids = new Set(["", ...used.filter((id) => labels.has(id)), ...labels.keys(), present]);
  return [...ids].map((id) => [id, id === "" ? "plain text" : (labels.get(id) ?? id)]);
}
