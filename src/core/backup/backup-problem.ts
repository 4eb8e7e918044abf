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
  /** What gzip made of it cannot be unpacked to its end. */
  | { readonly kind: "packed badly" }
  /** Far more comes out of it than a journal is. */
  | { readonly kind: "bomb" }
  /** It is encrypted with a passphrase, which is asked for. */
  | { readonly kind: "locked" }
  /** The passphrase was another one. */
  | { readonly kind: "wrong passphrase" }
  /** What would open it could not be loaded. */
  | { readonly kind: "locked without code" }
  /** Encrypted for keys and not with a passphrase, or in a way that this app does not know. */
  | { readonly kind: "locked for keys" }
  /** Opening it would take more work than any backup that is made with care. */
  | { readonly kind: "locked too hard"; readonly workFactor: number }
  /** What was encrypted was changed or cut off since. */
  | { readonly kind: "locked badly" }
  /** Not one line of it can be salvaged. */
  | { readonly kind: "nothing whole" }
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
