import { type JotKind, jotKinds, signs } from "../../core/jot/jot";
import { jotNames } from "../../core/jot/jot-names";
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

function stay(event: Event): void {
  event.preventDefault();
}

/** The signs in a row: under the line on a desk, above the keyboard on a phone. A tap leaves the field its focus. */
export function JotSigns({ kind, onSign, onMark }: JotSignsProps) {
  return (
    <div class={styles["signs"]} role="group" aria-label="Signs">
      {jotKinds.map((one) => (
        <button
          key={one}
          type="button"
          data-look="quiet"
          aria-pressed={one === kind}
          onPointerDown={stay}
          onClick={() => onSign(one)}
        >
          <b aria-hidden="true">{signs[one]}</b> {jotNames[one]}
        </button>
      ))}
      {marks.map(([mark, name]) => (
        <button
          key={mark}
          type="button"
          data-look="quiet"
          onPointerDown={stay}
          onClick={() => onMark(mark)}
        >
          <b aria-hidden="true">{mark}</b> {name}
        </button>
      ))}
    </div>
  );
}
