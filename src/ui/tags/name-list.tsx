import { useState } from "preact/hooks";
import { nearTag } from "../../core/journal/near-tag";
import { spellingKey } from "../../core/journal/tag";
import type { RenameModel } from "../../state/rename-model";
import { Link } from "../controls/link";
import styles from "./name-list.module.css";
import { RemoveForm } from "./remove-form";
import { RenameForm } from "./rename-form";

interface NameListProps {
  readonly model: RenameModel;
  readonly of: "tag" | "section";
  /** The most used first. */
  readonly names: readonly string[];
  readonly countOf: (name: string) => number;
}

/** How many names are drawn at first, and how many more at a time. */
const page = 60;

/** Among so many of the most used names another spelling is looked for. */
const mostCompared = 300;

/** What is being done to a name. */
interface Doing {
  readonly name: string;
  readonly what: "rename" | "remove";
  /** What the new name begins as. */
  readonly to: string;
}

/** Tags or sections, each with its count and the ways to another name. */
export function NameList({ model, of, names, countOf }: NameListProps) {
  const [count, setCount] = useState(page);
  const [doing, setDoing] = useState<Doing>();
  const stop = () => setDoing(undefined);
  return (
    <div class={styles["list"]}>
      <ul class={styles["names"]} aria-label={of === "tag" ? "Tags" : "Sections"}>
        {names.slice(0, count).map((name, at) => {
          const near = at < mostCompared ? nearTag(name, names.slice(0, at)) : undefined;
          const begin = (what: Doing["what"], to = name) => setDoing({ name, what, to });
          const isOpen = doing?.name === name;
          return (
            <li key={name}>
              <p>
                <Link to={{ page: "journal", [of]: name }} dir="auto">
                  {name}
                </Link>
                <small>{countOf(name)}</small>
                {near !== undefined && (
                  <button type="button" data-look="quiet" onClick={() => begin("rename", near)}>
                    close to {near}
                  </button>
                )}
              </p>
              <div>
                <button
                  type="button"
                  data-look="quiet"
                  aria-label={`Rename ${name}`}
                  aria-expanded={isOpen && doing.what === "rename"}
                  onClick={() => begin("rename")}
                >
                  rename
                </button>
                <button
                  type="button"
                  data-look="quiet"
                  aria-label={`Remove ${name}`}
                  aria-expanded={isOpen && doing.what === "remove"}
                  onClick={() => begin("remove")}
                >
                  remove
                </button>
              </div>
              {isOpen && doing.what === "rename" && (
                <RenameForm
                  key={doing.to}
                  model={model}
                  of={of}
                  name={name}
                  first={doing.to}
                  other={(to) => names.find((one) => spellingKey(one) === spellingKey(to))}
                  onEnd={stop}
                />
              )}
              {isOpen && doing.what === "remove" && (
                <RemoveForm model={model} of={of} name={name} onEnd={stop} />
              )}
            </li>
          );
        })}
      </ul>
      {count < names.length && (
        <button type="button" onClick={() => setCount(count + page)}>
          More {of === "tag" ? "tags" : "sections"}
        </button>
      )}
    </div>
  );
}
