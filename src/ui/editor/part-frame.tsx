import { useLayoutEffect, useRef } from "preact/hooks";
import type { Part } from "../../core/journal/part";
import type { SettingsModel } from "../../state/settings-model";
import type { Sitting } from "../../state/sitting";
import { Icon } from "../controls/icon";
import { PartFields } from "./part-fields";
import styles from "./part-frame.module.css";
import { partWords } from "./part-words";

interface PartFrameProps {
  readonly sitting: Sitting;
  readonly settings: SettingsModel;
  readonly part: Part;
  /** Its number among the parts of its kind, from 1. */
  readonly number: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** What gets the focus when it appears: its first field when it was added, itself when it came back. */
  readonly arrival: "field" | "frame" | undefined;
  readonly onMove: (part: Part, by: -1 | 1, name: string) => void;
  readonly onRemove: (part: Part, name: string) => void;
}

/** One part with its fields, and the buttons that move it and take it away. */
export function PartFrame(props: PartFrameProps) {
  const { sitting, settings, part, number, isFirst, isLast, arrival, onMove, onRemove } = props;
  const frame = useRef<HTMLElement>(null);
  const name = `${partWords[part.kind].noun} ${number}`;
  useLayoutEffect(() => {
    const field = frame.current?.querySelector<HTMLElement>("input, textarea");
    if (arrival) ((arrival === "field" ? field : undefined) ?? frame.current)?.focus();
  }, [arrival]);
  const move = (button: HTMLElement, by: -1 | 1) => {
    onMove(part, by, name);
    // The parts are drawn in a microtask of their own, before this one; moving in the page takes the focus away.
    queueMicrotask(() => button.focus());
  };
  return (
    <section
      ref={frame}
      class={styles["part"]}
      role="group"
      aria-label={name.charAt(0).toUpperCase() + name.slice(1)}
      tabIndex={-1}
      data-kind={part.kind}
      id={`part-${part.id}`}
    >
      <div>
        {([-1, 1] as const).map((by) => (
          <button
            key={by}
            type="button"
            data-look="quiet"
            aria-label={`Move ${name} ${by === 1 ? "down" : "up"}`}
            aria-disabled={(by === 1 ? isLast : isFirst) ? "true" : undefined}
            onClick={(event) => move(event.currentTarget, by)}
          >
            <Icon name={by === 1 ? "chevron-down" : "chevron-up"} />
          </button>
        ))}
        <button
          type="button"
          data-look="quiet"
          aria-label={`Remove ${name}`}
          onClick={() => onRemove(part, name)}
        >
          <Icon name="x" />
        </button>
      </div>
      {needsHeading(part) && <p aria-hidden="true">{partWords[part.kind].label}</p>}
      <PartFields
        part={part}
        settings={settings}
        onFields={(fields) => sitting.writePart(part.id, fields)}
      />
    </section>
  );
}

/** Prose and questions are headed by the label of their field; the others have several. */
function needsHeading({ kind }: Part): boolean {
  return kind === "snippet" || kind === "mistake" || kind === "foreign";
}
