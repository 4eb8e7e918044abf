import { mainPart } from "../../core/journal/edit";
import { type Part, type PartKind, partKinds } from "../../core/journal/part";
import type { App } from "../../state/app";
import type { Sitting, Undo } from "../../state/sitting";
import { Icon } from "../controls/icon";
import { PartFrame } from "./part-frame";
import styles from "./part-list.module.css";

interface PartListProps {
  readonly sitting: Sitting;
  readonly settings: App["settings"];
  readonly notices: App["notices"];
}

/** Every part but the main one, in their order, and the buttons that add more. */
export function PartList({ sitting, settings, notices }: PartListProps) {
  const all = sitting.parts.value;
  const main = mainPart(all);
  const parts = all.filter((part) => part !== main);

  const tell = (text: string, run: Undo) => notices.tell(text, { label: "Undo", run });
  const add = (kind: PartKind) => {
    const id = frameId(sitting.addPart(kind));
    focusWhenDrawn(() =>
      document.getElementById(id)?.querySelector<HTMLElement>("input, textarea"),
    );
  };
  const remove = (part: Part, name: string) => {
    const at = parts.indexOf(part);
    const neighbour = parts[at + 1] ?? parts[at - 1];
    const next = neighbour ? frameId(neighbour.id) : `add-${part.kind}`;
    const undo = sitting.removePart(part.id);
    (document.getElementById(next) ?? document.getElementById("add-thought"))?.focus();
    tell(`${name} removed.`, () => {
      undo();
      focusWhenDrawn(() => document.getElementById(frameId(part.id)));
    });
  };
  return (
    <div class={styles["parts"]}>
      {parts.map((part, at) => {
        const { kind, id } = part;
        const number = all.filter((one, place) => one.kind === kind && place <= all.indexOf(part));
        const name = `${nounOf(kind)} ${number.length}`;
        return (
          <PartFrame
            key={id}
            sitting={sitting}
            settings={settings}
            part={part}
            name={name}
            isFirst={at === 0}
            isLast={at === parts.length - 1}
            onMove={(by) =>
              parts[at + by] &&
              tell(`${name} moved ${by > 0 ? "down" : "up"}.`, sitting.movePart(id, by))
            }
            onRemove={() => remove(part, name)}
          />
        );
      })}
      <div role="group" aria-label="Add a part">
        {/* What I Learned, the first kind, is there already. */}
        {partKinds.slice(1).map((kind) => (
          <button
            key={kind}
            id={`add-${kind}`}
            type="button"
            aria-label={`Add ${kind}`}
            onClick={() => add(kind)}
          >
            <Icon name="plus" />
            {kind}
          </button>
        ))}
      </div>
    </div>
  );
}

function nounOf(kind: Part["kind"]): string {
  return kind === "foreign" ? "Part" : kind.charAt(0).toUpperCase() + kind.slice(1);
}

function frameId(id: string): string {
  return `part-${id}`;
}

/** Moves the focus to what will be there: parts are drawn in a microtask of their own, before this one. */
function focusWhenDrawn(find: () => HTMLElement | null | undefined): void {
  queueMicrotask(() => find()?.focus());
}
