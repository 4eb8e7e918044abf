import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { sayCount } from "../core/backup/say-count";
import { exchangeBounds } from "../core/exchange/exchange-bounds";
import { fileNameOf } from "../core/exchange/file-name";
import { printMarkdown } from "../core/exchange/print-markdown";
import { type Entry, isBlankEntry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { Digest } from "../core/journal/lineage";
import { failure, type Result, success } from "../core/result";
import type { Clock } from "../platform/clock";
import type { Exchange } from "../platform/exchange-worker";
import type { Files } from "../platform/files";
import type { JournalStore } from "../storage/journal-store";
import type { EditorModel } from "./editor-model";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";

/** Entries on their way out as Markdown, one as a file, several as a zip. */
export interface ExchangeModel {
  /** How many entries are in the zip so far; `undefined` while none is made. */
  readonly done: ReadonlySignal<number | undefined>;
  /** One entry as a Markdown file, as it is stored. */
  exportEntry(id: EntryId): Promise<void>;
  /** All entries of the journal as a zip; only these where ids are given. What is in the trash stays here. */
  exportZip(ids?: readonly EntryId[]): Promise<void>;
}

export interface ExchangeOptions {
  readonly store: Pick<JournalStore, "publish">;
  readonly editor: Pick<EditorModel, "flush" | "unsaved">;
  readonly exchange: Pick<Exchange, "startZip">;
  readonly files: Pick<Files, "give">;
  /** Whether this is a phone, where a file is sent on rather than kept. */
  readonly prefersSheet: () => boolean;
  readonly notices: NoticeModel;
  readonly clock: Clock;
  readonly digest: Digest;
}

export const ExchangeModel = createModel((options: ExchangeOptions): ExchangeModel => {
  const { store, editor, exchange, files, prefersSheet, notices, clock, digest } = options;
  const done = signal<number | undefined>(undefined);

  const give = async (file: Blob, name: string, told: string): Promise<void> => {
    const delivery = await files.give(file, name, prefersSheet());
    const again = { label: "Share it", run: () => void give(file, name, told) };
    if (delivery === "cancelled") {
      notices.tell("The Markdown went nowhere: you closed the share sheet.", again);
    } else if (delivery === "wants a click") {
      notices.tell(`${told} Now choose where it goes.`, again);
    } else {
      notices.tell(`${delivery === "shared" ? "Shared" : "Saved to your downloads"}: ${told}`);
    }
  };

  return {
    done,
    async exportEntry(id) {
      const found: Entry[] = [];
      const visited = await visit(options, [id], (entries) => void found.push(...entries));
      const [entry] = found;
      if (!visited.ok || !entry) {
        notices.warn(
          `There is no file: ${visited.ok ? "this entry could not be read." : visited.problem}`,
        );
        return;
      }
      const text = await printMarkdown(entry, digest);
      const name = fileNameOf(entry, new Set());
      await give(new Blob([text], { type: "text/markdown" }), name, `${name}.`);
    },
    async exportZip(ids) {
      if (done.peek() !== undefined) return;
      done.value = 0;
      const zip = exchange.startZip((added) => (done.value = added));
      try {
        let count = 0;
        const visited = await visit({ store, editor }, ids, (entries) => {
          count += entries.length;
          if (count <= exchangeBounds.files) zip.add(entries);
        });
        const file = await zip.finish();
        const flaw = flawOf(visited, count, file);
        if (flaw !== undefined || !file || !visited.ok) {
          notices.warn(`There is no zip: ${flaw}`);
          return;
        }
        const gaps =
          visited.value > 0 ? ` Not in it: ${sayCount(visited.value)} that could not be read.` : "";
        const name = `kubecraft-journal-markdown-${clock.today()}.zip`;
        await give(file, name, `${sayCount(count)} as Markdown.${gaps}`);
      } finally {
        done.value = undefined;
      }
    },
  };
});

/** Why there is no zip, as a sentence. */
function flawOf(
  visited: Result<number, string>,
  count: number,
  file: Blob | undefined,
): string | undefined {
  if (!visited.ok) return visited.problem;
  if (count === 0) return "there is no entry to export.";
  if (count > exchangeBounds.files)
    return `one holds ${sayCount(exchangeBounds.files)} at most. Narrow the journal to a section or a tag and export that.`;
  return file ? undefined : "a part of the app could not be loaded. Try again when online.";
}

/**
 * Shows what is in the journal, in the order of ids; what is on screen and could not be stored counts,
 * too. Brings how many entries could not be read, or the reason why there are none.
 */
async function visit(
  { store, editor }: Pick<ExchangeOptions, "store" | "editor">,
  ids: readonly EntryId[] | undefined,
  take: (entries: readonly Entry[]) => void,
): Promise<Result<number, string>> {
  await editor.flush();
  const isWanted = ids ? (id: EntryId) => wanted.has(id) : () => true;
  const wanted = new Set(ids);
  const unsaved = editor.unsaved().filter((entry) => isWanted(entry.id) && !isBlankEntry(entry));
  const inMemory = new Set(unsaved.map(({ id }) => id));
  let leftOut = 0;
  const published = await store.publish(
    (batch) => {
      const shown = batch.filter(
        ({ id, trashedAt }) =>
          (trashedAt === undefined || ids !== undefined) && isWanted(id) && !inMemory.has(id),
      );
      if (shown.length > 0) take(shown);
    },
    () => leftOut++,
    undefined,
    ids,
  );
  if (!published.ok) return failure(sayProblem(published.problem));
  if (unsaved.length > 0) take(unsaved);
  return success(leftOut);
}
