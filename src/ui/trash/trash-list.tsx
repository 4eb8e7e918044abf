import { useState } from "preact/hooks";
import { sayCount } from "../../core/backup/say-count";
import { daysLeft } from "../../core/journal/trash-days";
import type { TrashModel } from "../../state/trash-model";
import { Link } from "../controls/link";
import { ConfirmRemoval } from "./confirm-removal";
import styles from "./trash-list.module.css";

type TrashedHead = ReturnType<TrashModel["heads"]["peek"]>[number];

interface TrashListProps {
  readonly model: TrashModel;
  readonly nowMs: number;
}

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

/** The entries of the trash, each with its days, and the button that empties it. */
export function TrashList({ model, nowMs }: TrashListProps) {
  const [asked, setAsked] = useState<readonly TrashedHead[]>([]);
  const heads = model.heads.value;
  const total = model.total.value;
  const askForAll = () => void model.all().then(setAsked);
  const restore = (id: string) => {
    // The button that was pressed goes with its row.
    document.querySelector("main")?.focus({ preventScroll: true });
    void model.restore(id);
  };
  const remove = () => {
    setAsked([]);
    void model.remove(asked);
  };
  return (
    <>
      <div class={styles["bar"]}>
        <p>
          {sayCount(total)}. Each stays for at least 30 days; then it goes for good, with its
          history.
        </p>
        <button type="button" data-look="danger" onClick={askForAll}>
          Empty trash
        </button>
      </div>
      <ul class={styles["list"]} aria-label="Trash">
        {heads.map((head) => (
          <li key={head.id}>
            <h2 dir="auto">
              <Link to={{ page: "entry", id: head.id }}>{head.label}</Link>
            </h2>
            <p>
              deleted {day.format(head.trashedAt)} · {sayLeft(daysLeft(head.trashedAt, nowMs))}
            </p>
            <div>
              <button
                type="button"
                aria-label={`Restore ${head.label}`}
                onClick={() => restore(head.id)}
              >
                Restore
              </button>
              <button
                type="button"
                data-look="quiet"
                aria-label={`Delete for good: ${head.label}`}
                onClick={() => setAsked([head])}
              >
                Delete for good
              </button>
            </div>
          </li>
        ))}
      </ul>
      {heads.length < total && (
        <button type="button" onClick={() => void model.lookFurther()}>
          Show more ({(total - heads.length).toLocaleString("en")} left)
        </button>
      )}
      {asked.length > 0 && (
        <ConfirmRemoval
          what={asked.length === 1 && asked[0] ? `“${asked[0].label}”` : sayCount(asked.length)}
          remove={remove}
          cancel={() => setAsked([])}
        />
      )}
    </>
  );
}

function sayLeft(days: number): string {
  if (days === 0) return "leaves soon";
  return days === 1 ? "1 day left" : `${days} days left`;
}
