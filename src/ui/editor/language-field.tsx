import { useState } from "preact/hooks";
import { languages } from "../../core/markup/languages";
import type { SettingsModel } from "../../state/settings-model";
import { Field } from "../controls/field";

interface LanguageFieldProps {
  readonly first: string;
  readonly onLanguage: (language: string) => void;
  readonly settings: SettingsModel;
}

/** The language of a snippet. Those that were used stand first. */
export function LanguageField({ first, onLanguage, settings }: LanguageFieldProps) {
  // Options that changed their places would take the choice with them.
  const [choices] = useState(() => choicesOf(settings.settings.peek().languages, first));
  return (
    <Field label="Language">
      {(control) => (
        <select
          {...control}
          onChange={({ currentTarget: { value } }) => {
            onLanguage(value);
            // oxlint-disable-next-line react/hooks -- a verb of the settings, not a hook
            if (value) settings.rememberLanguage(value);
          }}
        >
          {choices.map(([id, label]) => (
            <option key={id} value={id} selected={id === first}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Plain text, then what was used last, then the rest; a language that is unknown here keeps its place. */
function choicesOf(
  used: readonly string[],
  present: string,
): readonly (readonly [id: string, label: string])[] {
  const labels = new Map<string, string>([["", "plain text"]]);
  for (const { id, label } of languages) labels.set(id, label);
  const ids = new Set(["", ...used.filter((id) => labels.has(id)), ...labels.keys(), present]);
  return [...ids].map((id) => [id, labels.get(id) ?? id]);
}
