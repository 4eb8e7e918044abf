/** A field of the editor, by its accessible name. */
export type FieldName = "Title" | "What I Learned";

/** What the fields of an entry hold. */
export type Fields = Readonly<Record<FieldName, string>>;

/** One key: what it adds to the end of a field, and how long it is waited for. */
export interface Key {
  readonly field: FieldName;
  readonly text: string;
  readonly pauseMs: number;
}

/** What the harness asks of the page that it stands in. */
export type Command =
  /** What is on screen, once something is, or when `withinMs` are over. */
  | { readonly kind: "look"; readonly withinMs: number }
  /** Every row of the database, read beside the app. */
  | { readonly kind: "rows" }
  /** Goes to an editor, and tells what its fields hold. */
  | { readonly kind: "open"; readonly hash: string }
  /** Commits one write after the other to a database beside the journal's. */
  | {
      readonly kind: "commit";
      readonly durability: IDBTransactionDurability;
      readonly count: number;
      /** Of each row's text, and between two commits. */
      readonly length: number;
      readonly restMs: number;
    }
  /** Picks a file of this text for the import, and tells what its preview says. */
  | { readonly kind: "bring"; readonly fileName: string; readonly text: string }
  /** Clicks a button of the page of data, and tells of that by news; `typed` goes into the field beside it. */
  | { readonly kind: "click"; readonly button: string; readonly typed?: string }
  /** Every row of every store, with its key. */
  | { readonly kind: "stores" }
  /** Types the keys at the ends of the fields that are on screen, and waits for "Saved". */
  | { readonly kind: "type"; readonly keys: readonly Key[]; readonly savedWithinMs: number };

/** What each command brings. */
export interface Answers {
  readonly look: Screen;
  readonly rows: Rows;
  readonly open: Fields;
  readonly type: Typed;
  readonly commit: number;
  readonly bring: string;
  readonly click: number;
  readonly stores: StoredRows;
}

/** What the database holds, by the names of its stores. */
export type StoredRows = Readonly<
  Record<string, readonly (readonly [key: unknown, row: unknown])[]>
>;

/**
 * - `journal`: the list of entries
 * - `empty`: the invitation to a journal in which nothing is written
 * - `recovery`: the page that says that the journal could not be opened
 * - `words`: none of these, but the page says something and can be left or tried again
 * - `frame`: the frame of the app and nothing in it
 * - `blank`: not even that
 */
export type ScreenKind = "journal" | "empty" | "recovery" | "words" | "frame" | "blank";

/** What somebody would see. */
export interface Screen {
  readonly kind: ScreenKind;
  /** The labels of the entries in the list, from the top. */
  readonly labels: readonly string[];
  /** The beginning of what the page's main part says, notices after it. */
  readonly text: string;
  /** What the save state reads, if there is one. */
  readonly saveState: string | undefined;
  readonly tookMs: number;
}

/** The rows as they are stored, by the names of their stores; `problem` says why they could not be read. */
export interface Rows {
  readonly problem?: string;
  readonly entries: readonly unknown[];
  readonly heads: readonly unknown[];
  readonly headKeys: readonly unknown[];
  /** What lay in the small storage before the app's first line ran, by name. */
  readonly smallAtStart: Readonly<Record<string, string>>;
}

/** How the typing ended. */
export interface Typed {
  /** What the save state read in the end. */
  readonly saveState: string | undefined;
  /** From the last key to "Saved", if it came. */
  readonly savedAfterMs: number | undefined;
  readonly fields: Fields;
}

/** What the page tells unasked. */
export type News =
  /** A key was typed: the keys of this life are numbered from 1. */
  | { readonly kind: "key"; readonly key: number; readonly atMs: number }
  /** The save state began to read this, after so many keys. */
  | { readonly kind: "state"; readonly state: string; readonly key: number; readonly atMs: number }
  /** The app called something that deletes what the harness did not ask for. */
  | { readonly kind: "deletion"; readonly what: string }
  /** The app wrote rows; told once a page. */
  | { readonly kind: "write"; readonly what: string }
  /** A database was made or upgraded. */
  | { readonly kind: "upgrade"; readonly from: number; readonly dataLoss: string }
  /** A transaction that writes was committed; told where the address asks for it. */
  | {
      readonly kind: "commit";
      readonly database: string;
      readonly durability: string;
      readonly putAtMs: number;
      readonly completeAtMs: number;
    }
  /** The harness clicked a button. */
  | { readonly kind: "clicked"; readonly button: string; readonly atMs: number }
  /** A notice came on screen. */
  | { readonly kind: "notice"; readonly text: string; readonly atMs: number }
  | { readonly kind: "error"; readonly what: string };
