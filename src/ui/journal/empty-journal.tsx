import type { App } from "../../state/app";
import { InstallCard } from "../controls/install-card";
import { Link } from "../controls/link";
import { lazy } from "../shell/lazy";
import styles from "./empty-journal.module.css";

/** Most of what an entry is drawn with, which the invitation need not wait for. */
const SampleSection = lazy(
  "SampleSection",
  () => import("./sample-section"),
  () => null,
);

/** A journal in which nothing is written yet: the invitation to begin, where it will stay, and how it could look. */
export function EmptyJournal({ app }: { readonly app: Pick<App, "open" | "install"> }) {
  return (
    <>
      <section class={styles["empty"]}>
        <h2>What did you learn today?</h2>
        <p>One line is enough. Code, mistakes and questions find their place when they come.</p>
        <Link to={{ page: "new" }} data-button="" data-look="primary">
          Write your first entry
        </Link>
        <p>
          It is kept in this browser, with or without a network. To keep it elsewhere too, or to
          bring a journal with you, go to <Link to={{ page: "data" }}>data</Link>.
        </p>
        <InstallCard install={app.install} />
      </section>
      <SampleSection app={app} />
    </>
  );
}
