import { useState } from "preact/hooks";
import type { App } from "../../state/app";
import { Link } from "../controls/link";
import styles from "./in-trash.module.css";

interface InTrashProps {
  readonly app: Pick<App, "open" | "notices">;
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly trashedAt: number;
}

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });

/** What stands above an entry that was deleted: where it is, and the way back. */
export function InTrash({ app, id, trashedAt }: InTrashProps) {
  const [isBusy, setBusy] = useState(false);
  const restore = () => {
    setBusy(true);
    app
      .open("trash")
      .then(
        (trash) => trash.restore(id),
        () => app.notices.warn("The way back could not be loaded. Try again."),
      )
      .finally(() => setBusy(false));
  };
  return (
    <div class={styles["notice"]}>
      <p>
        In the <Link to={{ page: "trash" }}>trash</Link> since {day.format(trashedAt)}.
      </p>
      <button type="button" aria-disabled={isBusy} onClick={isBusy ? undefined : restore}>
        Restore
      </button>
    </div>
  );
}
