import type { ReadonlySignal } from "@preact/signals";
import type { Entry } from "../core/journal/entry";
import type { FactsPatch } from "../core/journal/facts";
import type { EntryId } from "../core/journal/id";
import type { Part, PartId, PartKind } from "../core/journal/part";

/** Whether all that was typed is committed. `Saved` is never said of a request, only of a commit. */
export type SaveState =
  | { readonly kind: "untouched" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved" }
  /** `why` is a whole sentence that says what to do. */
  | { readonly kind: "not saved"; readonly why: string };

/** The entry that is being written, and the verbs that write it. */
export interface EditorModel {
  /** What is being edited; `undefined` while none is open or it is being read. */
  readonly draft: ReadonlySignal<Entry | undefined>;
  readonly opening: ReadonlySignal<
    "none" | "reading" | "open" | "missing" | { readonly why: string }
  >;
  readonly saveState: ReadonlySignal<SaveState>;
  /** Opens a new entry (not stored before something is written) or a stored one. */
  openNew(): void;
  open(id: EntryId): Promise<void>;
  writeTitle(title: string): void;
  writeFacts(patch: FactsPatch): void;
  /** Writes fields of one part; the part's kind and id stay. */
  writePart(id: PartId, fields: Readonly<Record<string, string | boolean>>): void;
  /** Adds an empty part where the page expects it and says which id it got. */
  addPart(kind: PartKind): PartId;
  removePart(id: PartId): Part | undefined;
  movePart(id: PartId, by: -1 | 1): void;
  /** Takes back the last removal or move of a part. */
  undo(): void;
  /** A field holds text that cannot be stored yet (a duration that is not understood); `undefined` clears it. */
  refuse(field: string, why: string | undefined): void;
  /** Stores all that is not stored yet; whether everything is committed. */
  flush(): Promise<boolean>;
  close(): Promise<boolean>;
}
