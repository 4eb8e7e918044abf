import { useRef } from "preact/hooks";
import type { App } from "../../state/app";
import { InstallCard } from "../controls/install-card";
import { Link } from "../controls/link";
import styles from "./empty-journal.module.css";

/** A journal in which nothing is written yet: the invitation to begin, where it will stay, and how it could look. */
export function EmptyJournal({ app }: { readonly app: Pick<App, "addSample" | "install"> }) {
  const isAddingRef = useRef(false);
  const addSample = async () => {
    // A second click, while the first is being stored, adds no second one.
    if (isAddingRef.current) return;
    isAddingRef.current = true;
    try {
      await app.addSample();
    } finally {
      isAddingRef.current = false;
    }
  };
  return (
    <section class={styles["empty"]}>
      <h2>What did you learn today?</h2>
      <p>One line is enough. Code, mistakes and questions find their place when they come.</p>
      <div>
        <Link to={{ page: "new" }} data-button="" data-look="primary">
          Write your first entry
        </Link>
        <button type="button" onClick={() => void addSample()}>
          Show me a sample entry
        </button>
      </div>
      <p>
        It is kept in this browser, with or without a network. To keep it elsewhere too, or to bring
        a journal with you, go to <Link to={{ page: "data" }}>data</Link>.
      </p>
      <InstallCard install={app.install} />
    </section>
  );
}
