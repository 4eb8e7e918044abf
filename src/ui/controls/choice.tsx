import { useId, useState } from "preact/hooks";
import styles from "./choice.module.css";

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly first: Value | undefined;
  readonly onChoose: (value: Value | undefined) => void;
}

/** One of a few values, or none: a click on the chosen one, or backspace, clears it. */
export function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const id = useId();
  const [chosen, setChosen] = useState(props.first);
  const choose = (value?: Value) => {
    setChosen(value);
    props.onChoose(value);
  };
  return (
    <fieldset
      class={styles["choice"]}
      role="radiogroup"
      aria-labelledby={id}
      title="Click again or press backspace to clear"
    >
      <span id={id}>{props.label}</span>
      <div>
        {props.values.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={id}
              checked={chosen === value}
              // A click comes before the change that it makes, so here the old choice still stands.
              onClick={() => value === chosen && choose()}
              onKeyDown={({ key }) => /^(Backspace|Delete)$/.test(key) && choose()}
              // Chromium says "change" of a radio that was cleared, too.
              onChange={(event) => event.currentTarget.checked && choose(value)}
            />
            <span>{value}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
