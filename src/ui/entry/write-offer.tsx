import { useId } from "preact/hooks";
import type { App } from "../../state/app";
import { Dialog } from "../controls/dialog";
import { Link } from "../controls/link";
import { titleQuery } from "../markup/entry-link";
import styles from "./write-offer.module.css";

interface WriteOfferProps {
  readonly app: Pick<App, "open" | "route" | "notices">;
  readonly title: string;
  readonly onClose: () => void;
}

/** What can be done about a link that no entry is called like. */
export function WriteOffer({ app, title, onClose }: WriteOfferProps) {
  const id = useId();
  const write = async () => {
    try {
      (await app.open("duplicate")).beginCalled(title);
      onClose();
      app.route.go({ page: "new" });
    } catch {
      onClose();
      app.notices.warn("No new entry: a part of the app could not be loaded. Try again.");
    }
  };
  return (
    <Dialog labelledBy={id} class={styles["offer"]} onClose={onClose}>
      <h2 id={id}>
        “<bdi>{title}</bdi>” is not written yet
      </h2>
      <p>No entry is called so. As soon as one is, the link leads to it.</p>
      <div>
        <button type="button" data-look="primary" onClick={() => void write()}>
          Write it
        </button>
        <Link to={{ page: "find", q: titleQuery(title) }} data-button="" onClick={onClose}>
          Find it
        </Link>
        <button type="button" data-look="quiet" onClick={onClose}>
          Not now
        </button>
      </div>
    </Dialog>
  );
}
