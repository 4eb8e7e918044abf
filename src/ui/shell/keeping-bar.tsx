import type { App } from "../../state/app";
import styles from "./keeping-bar.module.css";

/** A bar that stays: this journal ends with the page, or this page no longer writes to it. */
export function KeepingBar({ app }: { readonly app: Pick<App, "keeping" | "open" | "notices"> }) {
  const isInMemory = app.keeping.value === "in memory";
  const exportBackup = () =>
    app.open("backup").then(
      (backup) => backup.exportBackup(),
      () => app.notices.warn("The export could not be loaded. Try again when online."),
    );
  return (
    <div class={styles["bar"]}>
      <p role="status">
        {isInMemory
          ? "This browser refuses storage. All you write is gone when you close this page: export a backup before."
          : "Your journal belongs to a newer version of the app by now. You can read and export here; reload to write."}
      </p>
      {isInMemory ? (
        <button type="button" onClick={() => void exportBackup()}>
          Export backup
        </button>
      ) : (
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
      )}
    </div>
  );
}
