import { useEffect, useState } from "preact/hooks";
import type { App } from "../../state/app";
import type { ImportModel } from "../../state/import-model";
import type { StorageModel } from "../../state/storage-model";
import { InstallCard } from "../controls/install-card";
import { ExportSection } from "../data/export-section";
import { ImportSection } from "../data/import-section";
import { StorageSection } from "../data/storage-section";
import styles from "./data-page.module.css";

/** Where the journal is kept, how it leaves the browser, and how it comes back. */
export function DataPage({ app }: { readonly app: Pick<App, "backup" | "clock" | "install"> }) {
  const { backup, clock } = app;
  const [storage, setStorage] = useState<StorageModel>();
  const [model, setModel] = useState<ImportModel | "loading" | "failed">("loading");
  useEffect(() => {
    backup.openStorage().then(
      (opened) => {
        setStorage(opened);
        return opened.look();
      },
      () => undefined,
    );
    void backup.openImport().then((opened) => {
      setModel(opened ?? "failed");
      return opened?.look();
    });
  }, [backup]);
  return (
    <div class={styles["data"]}>
      <h1>Data</h1>
      <ExportSection backup={backup} today={clock.today()} />
      {storage && <StorageSection storage={storage} />}
      {typeof model === "object" && <ImportSection model={model} />}
      {model === "failed" && (
        <p role="alert">The import could not be loaded. Reload the page to try again.</p>
      )}
      <InstallCard install={app.install} />
    </div>
  );
}
