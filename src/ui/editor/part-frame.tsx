import type { Part } from "../../core/journal/part";
import { Icon } from "../controls/icon";
import { PartFields, type PartFieldsProps } from "./part-fields";
import styles from "./part-list.module.css";

interface PartFrameProps extends PartFieldsProps {
  /** Its kind and its number among those of its kind: "Snippet 2". */
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** Prose and questions are headed by the label of their field; these have several, or none. */
const headings: { readonly [Kind in Part["kind"]]?: string } = {
  snippet: "Snippet",
  mistake: "Mistake",
  foreign: "From a newer version",
};

/** One part with its fields, and the buttons that move it and take it away. */
export function PartFrame(props: PartFrameProps) {
  const { part, name, isFirst, isLast, onMove, onRemove } = props;
  const nameInside = name.toLowerCase();
  const heading = headings[part.kind];
  const mover = (by: -1 | 1, way: "up" | "down", isAtEnd: boolean) => (
    <button
      type="button"
      data-look="quiet"
      aria-label={`Move ${nameInside} ${way}`}
      aria-disabled={isAtEnd || undefined}
      onClick={({ currentTarget: button }) => {
        onMove(by);
        // The parts are drawn in a microtask of their own, before this one; moving in the page takes the focus away.
        queueMicrotask(() => button.focus());
      }}
    >
      <Icon name={`chevron-${way}`} />
    </button>
  );
  return (
    <section
      class={styles["part"]}
      role="group"
      aria-label={name}
      tabIndex={-1}
      data-kind={part.kind}
      id={`part-${part.id}`}
    >
      <div>
        {mover(-1, "up", isFirst)}
        {mover(1, "down", isLast)}
        <button
          type="button"
          data-look="quiet"
          aria-label={`Remove ${nameInside}`}
          onClick={onRemove}
        >
          <Icon name="x" />
        </button>
      </div>
      {heading && <p aria-hidden="true">{heading}</p>}
      <div>
        <PartFields {...props} />
      </div>
    </section>
  );
}
