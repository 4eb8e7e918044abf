import type { PartId } from "../../core/journal/part";
import type { Whence } from "../../core/library/shelf";
import type { App } from "../../state/app";
import { Link } from "../controls/link";
import styles from "./whence-line.module.css";

interface WhenceLineProps {
  readonly app: Pick<App, "open">;
  readonly from: Whence;
  readonly partId: PartId;
}

/** Where a part of the library stands: its entry, which opens at it, the day and the section. */
export function WhenceLine({ app, from, partId }: WhenceLineProps) {
  const { id, label, date, section } = from;
  const openAt = () => {
    app.open("find").then(
      (find) => find.openAt(id, partId),
      () => undefined,
    );
  };
  return (
    <p class={styles["whence"]}>
      <Link to={{ page: "entry", id }} dir="auto" onClick={openAt}>
        {label}
      </Link>
      <time dateTime={date}>{date}</time>
      {section !== undefined && <span dir="auto">{section}</span>}
    </p>
  );
}
