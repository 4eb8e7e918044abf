import styles from "./meter.module.css";

interface MeterProps {
  /** How many of the bars are lit. */
  readonly value: number;
  readonly of: number;
}

/** A row of bars, for the eye only: the caller says the number in text beside it. */
export function Meter({ value, of }: MeterProps) {
  return (
    <span class={styles["meter"]} aria-hidden="true">
      {Array.from({ length: of }, (_, at) => (
        <i key={at} data-lit={at < value} />
      ))}
    </span>
  );
}
