import { useState } from "preact/hooks";
import { PassphraseField } from "./passphrase-field";

interface EncryptWishProps {
  /** Told the passphrase; nothing while there is none that could be used, and "" where none is wished. */
  readonly onPassphrase: (passphrase: string | undefined) => void;
}

/** Below this a passphrase can be guessed by a machine within days. */
const shortest = 12;

/** Whether the backup is encrypted, and with what. */
export function EncryptWish({ onPassphrase }: EncryptWishProps) {
  const [isWished, setWished] = useState(false);
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const tell = (wished: boolean, one: string, other: string) =>
    onPassphrase(wished ? (one !== "" && one === other ? one : undefined) : "");
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={isWished}
          onChange={({ currentTarget: { checked } }) => {
            setWished(checked);
            setFirst("");
            setSecond("");
            tell(checked, "", "");
          }}
        />
        Encrypt with a passphrase
      </label>
      {isWished && (
        <>
          <PassphraseField
            label="New passphrase"
            isNew
            hint={first !== "" && first.length < shortest ? hints.short : undefined}
            onText={(text) => {
              setFirst(text);
              tell(true, text, second);
            }}
          />
          <PassphraseField
            label="The same again"
            isNew
            hint={second !== "" && second !== first ? hints.other : undefined}
            onText={(text) => {
              setSecond(text);
              tell(true, first, text);
            }}
          />
          <p>
            Without its passphrase nobody can open the backup, and this app keeps it nowhere. The
            file opens with the age tool as well.
          </p>
        </>
      )}
    </>
  );
}

const hints = {
  short: "A short passphrase can be guessed: four or five unrelated words are better.",
  other: "The two are not the same yet.",
};
