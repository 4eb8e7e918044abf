import { type JotKind, jotKinds, signs } from "../../core/jot/jot";
import { jotNames } from "../../core/jot/jot-names";
import { ThumbRow } from "../controls/thumb-row";
import styles from "./jot-desk.module.css";

interface JotSignsProps {
  readonly kind: JotKind;
  readonly onSign: (kind: keyof typeof signs) => void;
  readonly onMark: (mark: "#" | "@") => void;
}

const marks = [
  ["#", "tag"],
  ["@", "section"],
] as const;

/** The signs in a row: under the line on a desk, above the keyboard on a phone. */
export function JotSigns({ kind, onSign, onMark }: JotSignsProps) {
  return (
    <ThumbRow label="Signs" class={styles["signs"]}>
      {jotKinds.map((one) => (
        <button
          key={one}
          type="button"
          data-look="quiet"
          aria-pressed={one === kind}
          onClick={() => onSign(one)}
        >
          <b aria-hidden="true">{signs[one]}</b> {jotNames[one]}
        </button>
      ))}
      {marks.map(([mark, name]) => (
        <button key={mark} type="button" data-look="quiet" onClick={() => onMark(mark)}>
          <b aria-hidden="true">{mark}</b> {name}
        </button>
      ))}
    </ThumbRow>
  );
}
