import { useState } from "preact/hooks";
import { PassphraseField } from "./passphrase-field";
import styles from "./unlock-form.module.css";

/** Asks for the passphrase of an encrypted backup; it is kept nowhere. */
export function UnlockForm({ onUnlock }: { readonly onUnlock: (passphrase: string) => void }) {
  const [passphrase, setPassphrase] = useState("");
  return (
    <form
      class={styles["unlock"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== "") onUnlock(passphrase);
      }}
    >
      <PassphraseField label="Passphrase" onText={setPassphrase} />
      <button type="submit" aria-disabled={passphrase === ""}>
        Open
      </button>
    </form>
  );
}
