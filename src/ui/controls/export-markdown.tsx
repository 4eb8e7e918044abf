import { useState } from "preact/hooks";
import type { EntryId } from "../../core/journal/id";
import type { App } from "../../state/app";
import type { ExchangeModel } from "../../state/exchange-model";

interface ExportMarkdownProps {
  readonly app: Pick<App, "open" | "notices">;
  /** Which entries; all of the journal without it. */
  readonly ids?: () => readonly EntryId[];
  /** Whether it stands in a row of links. */
  readonly isQuiet?: boolean;
}

/** The button that makes a zip of Markdown files, and says how far it is. */
export function ExportMarkdown({ app, ids, isQuiet = false }: ExportMarkdownProps) {
  const [model, setModel] = useState<ExchangeModel>();
  const done = model?.done.value;
  const run = async () => {
    try {
      const opened = await app.open("exchange");
      setModel(opened);
      await opened.exportZip(ids?.());
    } catch {
      app.notices.warn("There is no zip: a part of the app could not be loaded. Try again.");
    }
  };
  return (
    <>
      <button
        type="button"
        data-look={isQuiet ? "quiet" : undefined}
        aria-disabled={done !== undefined}
        onClick={() => void run()}
      >
        Export Markdown
      </button>
      {done !== undefined && <span role="status">{done.toLocaleString("en")} written …</span>}
    </>
  );
}
