import { layShared } from "./platform/shared-inbox";
import { readFiles } from "./platform/read-files";
import type { App } from "./state/app";

/**
 * The system opens files with the app. A backup goes to the import, which shows what it would change;
 * text is laid where the prompt finds what is shared. Nothing is stored in an entry, and what is being
 * written elsewhere is stored as it is left. This is wiring, as in `background.ts`.
 */
export async function openFiles(
  opened: readonly File[] | undefined,
  app: Pick<App, "route" | "open" | "notices">,
): Promise<void> {
  try {
    if (!opened) throw new Error("a file that cannot be read");
    const texts = opened.filter((file) => !isBackup(file));
    const backup = opened.find(isBackup);
    if (texts.length > 0) {
      const { files, isCut } = await readFiles(texts);
      const scope = new URL(".", location.href).href.replace(/[?#].*$/, "");
      await layShared(scope, { title: "", text: "", url: "", files, isCut });
      if (!backup) app.route.go({ page: "journal", jot: "" });
    }
    if (!backup) return;
    app.route.go({ page: "data" });
    const model = await (await app.open("backup")).openImport();
    await model?.read(backup);
  } catch {
    app.notices.warn("The file that you opened could not be read. Nothing was changed.");
  }
}

function isBackup({ name }: File): boolean {
  return /\.json(\.gz)?$/i.test(name);
}
