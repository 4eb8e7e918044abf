/** Why a file is not taken in. `text` says it to the owner as a sentence without its full stop. */
export interface BackupProblem {
  readonly kind: BackupProblemKind;
  readonly text: string;
}

export type BackupProblemKind =
  /** Nothing in it, something else altogether, or a backup that another program rewrote. */
  | "foreign"
  /** Its `minReader` is above ours. */
  | "newer"
  /** It ends before its last line. */
  | "truncated"
  /** Its lines are not those that were written. */
  | "damaged"
  /** It is whole, and an entry in it is not one. */
  | "entry"
  /** The browser could not read it to its end. */
  | "unreadable";
