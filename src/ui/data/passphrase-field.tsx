import { useState } from "preact/hooks";
import { Field } from "../controls/field";
import styles from "./passphrase-field.module.css";

interface PassphraseFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isNew?: boolean;
  readonly onText: (text: string) => void;
}

type Typed = Event & { readonly currentTarget: HTMLInputElement };

/** A passphrase, hidden until its owner wants to see it. */
export function PassphraseField({ label, hint, isNew = false, onText }: PassphraseFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <div class={styles["passphrase"]}>
      <Field label={label} hint={hint}>
        {(control) => {
          const attributes = {
            ...control,
            autocomplete: isNew ? "new-password" : "current-password",
            autocapitalize: "off",
            spellcheck: false,
            onInput: (event: Typed) => onText(event.currentTarget.value),
          } as const;
          return isShown ? (
            <input {...attributes} type="text" />
          ) : (
            <input {...attributes} type="password" />
          );
        }}
      </Field>
      <button
        type="button"
        data-look="quiet"
        aria-pressed={isShown}
        aria-label={`Show ${label.toLowerCase()}`}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? "hide" : "show"}
      </button>
    </div>
  );
}
