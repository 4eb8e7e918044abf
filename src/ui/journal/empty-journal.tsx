import type { InstallModel } from "../../state/install-model";
import { InstallCard } from "../controls/install-card";
import { Link } from "../controls/link";
import styles from "./empty-journal.module.css";

/** A journal in which nothing is written yet: the invitation to begin, where it will stay. */
export function EmptyJournal({ install }: { readonly install: InstallModel }) {
  return (
    <section class={styles["empty"]}>
      <h2>What did you learn today?</h2>
      <p>One line is enough. Code, mistakes and questions find their place when they come.</p>
      <Link to={{ page: "new" }} data-button="" data-look="primary">
        Write your first entry
      </Link>
      <p>
        It is kept in this browser, with or without a network. To keep it elsewhere too, or to bring
        a journal with you, go to <Link to={{ page: "data" }}>data</Link>.
      </p>
      <InstallCard install={install} />
    </section>
  );
}
