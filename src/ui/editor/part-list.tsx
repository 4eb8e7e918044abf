import { useState } from "preact/hooks";
import { mainPart } from "../../core/journal/edit";
import type { Part, PartId, PartKind } from "../../core/journal/part";
import type { App } from "../../state/app";
import type { Sitting, Undo } from "../../state/sitting";
import { AddBar } from "./add-bar";
import { PartFrame } from "./part-frame";

interface PartListProps {
  readonly sitting: Sitting;
  readonly settings: App["settings"];
  readonly notices: App["notices"];
}

/** A part that appears, and what of it gets the focus. */
interface Arrival {
  readonly id: PartId;
  readonly at: "field" | "frame";
}

/** Every part but the main one, in their order, and the buttons that add more. */
export function PartList({ sitting, settings, notices }: PartListProps) {
  const [arrival, setArrival] = useState<Arrival>();
  const all = sitting.parts.value;
  const main = mainPart(all);
  const parts = all.filter((part) => part !== main);

  const add = (kind: PartKind) => setArrival({ id: sitting.addPart(kind), at: "field" });
  const tell = (name: string, what: string, undo: Undo) =>
    notices.tell(`${name.charAt(0).toUpperCase()}${name.slice(1)} ${what}.`, {
      label: "Undo",
      run: undo,
    });
  const remove = (part: Part, name: string) => {
    const at = parts.indexOf(part);
    const neighbour = parts[at + 1] ?? parts[at - 1];
    const undo = sitting.removePart(part.id);
    const next = neighbour ? `part-${neighbour.id}` : `add-${part.kind}`;
    (document.getElementById(next) ?? document.getElementById("add-thought"))?.focus();
    tell(name, "removed", () => {
      setArrival({ id: part.id, at: "frame" });
      undo();
    });
  };
  const move = (part: Part, by: -1 | 1, name: string) => {
    if (!parts[parts.indexOf(part) + by]) return;
    tell(name, by === 1 ? "moved down" : "moved up", sitting.movePart(part.id, by));
  };
  return (
    <>
      {parts.map((part, at) => (
        <PartFrame
          key={part.id}
          sitting={sitting}
          settings={settings}
          part={part}
          number={
            all.slice(0, all.indexOf(part) + 1).filter(({ kind }) => kind === part.kind).length
          }
          isFirst={at === 0}
          isLast={at === parts.length - 1}
          arrival={arrival?.id === part.id ? arrival.at : undefined}
          onMove={move}
          onRemove={remove}
        />
      ))}
      <AddBar onAdd={add} />
    </>
  );
}
