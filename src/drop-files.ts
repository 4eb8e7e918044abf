import type { PickedFile } from "./core/exchange/exchange-job";
import type { App } from "./state/app";

/**
 * Files were dropped on whatever page is shown: they go to the import of the data page, which shows what
 * it would change. What is being written elsewhere is stored as it is left. This is wiring, as in `open-files.ts`.
 */
export async function dropFiles(
  dropped: Promise<readonly PickedFile<File>[]>,
  app: Pick<App, "route" | "open" | "notices">,
): Promise<void> {
  try {
    const files = await dropped;
    app.route.go({ page: "data" });
    const model = await (await app.open("backup")).openImport();
    if (!model) throw new Error("the import could not be loaded");
    await model.take(files);
  } catch {
    app.notices.warn("What you dropped could not be read. Nothing was changed. Try again.");
  }
}
