/** Why a file is not taken in; `say-backup-problem` has the words for it. Lines count from 1. */
export type BackupProblem =
  /** It is something else, or nothing, or a backup that another program rewrote. */
  | { readonly kind: "foreign"; readonly looksLike?: Foreign }
  /** It asks for a newer program. */
  | { readonly kind: "newer"; readonly minReader: number }
  /** It ends before its last line: `done` of `announced` entries are there. */
  | {
      readonly kind: "truncated";
      readonly line: number;
      readonly done: number;
      readonly announced: number;
    }
  /** Its lines are not those that were written. The line is known where something else is wrong with it. */
  | { readonly kind: "damaged"; readonly line?: number; readonly by?: Damage }
  /** It is whole, and what stands in a line of it is not an entry; `why` is a half sentence of the gate. */
  | {
      readonly kind: "entry";
      readonly line: number;
      readonly title: string;
      readonly why: string;
    }
  /** The browser could not read it to its end. */
  | { readonly kind: "unreadable" };

/** What a file looks like that is not a backup. */
export type Foreign =
  | "empty"
  | "blank"
  | "gzip"
  | "zip"
  | "UTF-16"
  | "PDF"
  | "binary"
  | "HTML"
  | "JSON"
  | "text"
  | "rewritten";

/** What is wrong with a line, where it is not just that the check sum does not fit. */
export type Damage = "broken UTF-8" | "longer than an entry" | "after the end" | "too many entries";
