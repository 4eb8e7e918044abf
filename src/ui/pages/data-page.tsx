import { useEffect, useState } from "preact/hooks";
import type { App } from "../../state/app";
import type { BackupModel } from "../../state/backup-model";
import type { ImportModel } from "../../state/import-model";
import type { StorageModel } from "../../state/storage-model";
import { InstallCard } from "../controls/install-card";
import { Link } from "../controls/link";
import { Problem } from "../controls/problem";
import { ExportSection } from "../data/export-section";
import { ImportSection } from "../data/import-section";
import { MarkdownSection } from "../data/markdown-section";
import { SeveralDevices } from "../data/several-devices";
import { StorageSection } from "../data/storage-section";
import styles from "./data-page.module.css";

type DataApp = Pick<App, "open" | "reminder" | "clock" | "install" | "notices">;

/** Where the journal is kept, how it leaves the browser, and how it comes back. */
export function DataPage({ app }: { readonly app: DataApp }) {
  const [backup, setBackup] = useState<BackupModel | "failed">();
  const open = () => {
    setBackup(undefined);
    app.open("backup").then(setBackup, () => setBackup("failed"));
  };
  useEffect(open, [app]);
  return (
    <div class={styles["data"]}>
      <h1>Data</h1>
      {backup === "failed" && (
        <Problem retry={open}>
          Export and import could not be loaded. What you wrote is kept. Try again when online.
        </Problem>
      )}
      {typeof backup === "object" && <WaysOut app={app} backup={backup} />}
      <p>
        Entries that you deleted are in the <Link to={{ page: "trash" }}>trash</Link> for 30 days.
      </p>
      <InstallCard install={app.install} />
    </div>
  );
}

function WaysOut({ app, backup }: { readonly app: DataApp; readonly backup: BackupModel }) {
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
    <>
      <ExportSection backup={backup} reminder={app.reminder.value} today={app.clock.today()} />
      <MarkdownSection app={app} />
      {storage && <StorageSection storage={storage} />}
      {typeof model === "object" && <ImportSection model={model} />}
      <SeveralDevices backup={backup} />
      {model === "failed" && (
        <p role="alert">The import could not be loaded. Reload the page to try again.</p>
      )}
    </>
  );
}
