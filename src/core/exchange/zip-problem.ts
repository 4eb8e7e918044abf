import type { PathFlaw } from "./path-flaw";

/** Why a zip is not read; `say-exchange-problem` has the words for it. */
export type ZipProblem =
  /** The browser could not read it to its end. */
  | { readonly kind: "unreadable" }
  /** It has no list of its files, or one that does not fit what is there. */
  | { readonly kind: "damaged"; readonly path?: string }
  | { readonly kind: "too many files" }
  | { readonly kind: "too big"; readonly path: string }
  | { readonly kind: "too big in all" }
  | { readonly kind: "bomb"; readonly path: string }
  | { readonly kind: "encrypted" }
  /** It is packed in a way that is not read here: zip64, or another compression. */
  | { readonly kind: "unknown way" }
  | { readonly kind: "path"; readonly path: string; readonly flaw: PathFlaw }
  | { readonly kind: "twice"; readonly path: string };
