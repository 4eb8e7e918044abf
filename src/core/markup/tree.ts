import type { EntryLink } from "./entry-link";

/** A run of text inside a block. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis" | "strike"; readonly inlines: readonly Inline[] }
  | { readonly kind: "link"; readonly address: string; readonly inlines: readonly Inline[] }
  | { readonly kind: "entry"; readonly link: EntryLink }
  | { readonly kind: "break" };

/** One block of Markdown. There is no block for HTML: it is text like any other. */
export type Block =
  | { readonly kind: "paragraph"; readonly inlines: readonly Inline[] }
  | HeadingBlock
  | { readonly kind: "code"; readonly language: string; readonly code: string }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "alert"; readonly tone: AlertTone; readonly blocks: readonly Block[] }
  | ListBlock
  | TableBlock
  | { readonly kind: "rule" }
  /** A line of a list whose items stand close together. */
  | { readonly kind: "line"; readonly inlines: readonly Inline[] }
  /** HTML as it was typed, line breaks and all. */
  | { readonly kind: "raw"; readonly text: string };

/** A heading; the page's own are of level 1 and 2, so those of a text begin with 3. */
export interface HeadingBlock {
  readonly kind: "heading";
  readonly level: 3 | 4 | 5 | 6;
  readonly inlines: readonly Inline[];
}

export interface ListBlock {
  readonly kind: "list";
  /** The number of the first item, or `undefined` for a list without numbers. */
  readonly start: number | undefined;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  /** Whether the task is done, or `undefined` for an item that is no task. */
  readonly isDone: boolean | undefined;
  readonly blocks: readonly Block[];
}

export interface TableBlock {
  readonly kind: "table";
  /** How each column stands; `undefined` where the text does not say. */
  readonly alignments: readonly ("start" | "center" | "end" | undefined)[];
  readonly head: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
}

type TableCell = readonly Inline[];

export type AlertTone = "note" | "tip" | "important" | "warning" | "caution";
