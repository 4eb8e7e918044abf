import { useId, useState } from "preact/hooks";
import { sayCount } from "../../core/backup/say-count";
import styles from "./replace-all.module.css";

interface ReplaceAllProps {
  /** How many entries there are here, the trash included. */
  readonly here: number;
  readonly inFile: number;
  readonly replace: () => void;
}

/** The way to put a file in the place of the whole journal, behind a number that must be typed. */
export function ReplaceAll({ here, inFile, replace }: ReplaceAllProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  if (here === 0 || inFile === 0) return null;
  return (
    <details class={styles["replace"]}>
      <summary>Replace everything instead</summary>
      <p>
        Your journal becomes what the file holds: {sayCount(inFile)}. All {sayCount(here)} that are
        here, the trash included, go into a restore point, and “Undo import” brings them back for 30
        days.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const isRight = typed.replaceAll(/[\s,.]/g, "") === String(here);
          setWrong(!isRight);
          if (isRight) replace();
        }}
      >
        <label for={id}>How many entries are here? Type {here.toLocaleString("en")}</label>
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          aria-invalid={isWrong}
          aria-describedby={`${id}-wrong`}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <button type="submit">Replace everything</button>
        <p id={`${id}-wrong`} role="alert">
          {isWrong && "That is not the number of entries that are here. Nothing was changed."}
        </p>
      </form>
    </details>
  );
}
