import { indented, outdented } from "../../core/writing/indent";
import { linked, toggledMark } from "../../core/writing/inline-marks";
import { shiftedLines, toggledLines } from "../../core/writing/prose-lines";
import { Icon, type IconName } from "../controls/icon";
import { ThumbRow } from "../controls/thumb-row";
import styles from "./writing-bar.module.css";
import { type Changing, changeAt, isCode } from "./writing-keys";

interface WritingBarProps {
  /** The field that is written in. */
  readonly field: HTMLTextAreaElement;
  /** Moves the part of the field; nothing where it cannot be moved. */
  readonly onMove: ((by: -1 | 1) => void) | undefined;
}

type Tool = readonly [name: IconName, label: string, changing: Changing];

const proseTools: readonly Tool[] = [
  ["bold", "Bold", (...at) => toggledMark(...at, "**")],
  ["code", "Code", (...at) => toggledMark(...at, "`")],
  ["link", "Link", linked],
  ["list", "List", (...at) => toggledLines(...at, "list")],
  ["task", "Task", (...at) => toggledLines(...at, "task")],
  ["quote", "Quote", (...at) => toggledLines(...at, "quote")],
  ["indent", "Indent", (...at) => shiftedLines(...at, 1)],
  ["outdent", "Outdent", (...at) => shiftedLines(...at, -1)],
];

const codeTools: readonly Tool[] = [
  ["indent", "Indent", indented],
  ["outdent", "Outdent", outdented],
];

const steps = [
  ["undo", "Undo typing"],
  ["redo", "Redo typing"],
] as const;

const moves = [
  [-1, "chevron-up", "Move part up"],
  [1, "chevron-down", "Move part down"],
] as const;

/** What a phone's keyboard has no keys for, right above it: Markdown, the field's own undo, and the place of the part. */
export function WritingBar({ field, onMove }: WritingBarProps) {
  const button = (icon: IconName, label: string, run: () => void) => (
    <button
      key={icon}
      type="button"
      data-look="quiet"
      aria-label={label}
      onClick={() => {
        field.focus({ preventScroll: true });
        run();
      }}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <ThumbRow label="Writing tools" class={styles["bar"]}>
      {(isCode(field) ? codeTools : proseTools).map(([icon, label, changing]) =>
        button(icon, label, () => changeAt(field, changing)),
      )}
      {/* The browser keeps the steps of each field, and has no other door to them. */}
      {steps.map(([step, label]) => button(step, label, () => document.execCommand(step)))}
      {onMove && moves.map(([by, icon, label]) => button(icon, label, () => onMove(by)))}
    </ThumbRow>
  );
}
