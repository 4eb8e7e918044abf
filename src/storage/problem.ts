/** Why the journal's storage did not do what was asked, in the classes that call for different answers. */
export type StoreProblem =
  /** Somebody else wrote the entry since it was read: nothing was stored. */
  | { readonly kind: "conflict" }
  /** The disk or the browser's share of it is full. */
  | { readonly kind: "full" }
  /** The browser refuses storage altogether: private mode, a setting, a policy. */
  | { readonly kind: "refused" }
  /** The connection was lost and could not be opened again, or a request never came back. */
  | { readonly kind: "unreachable" }
  /** A newer version of the app has been here: this one may read, not write. */
  | { readonly kind: "newer" }
  /** What is stored under this id is not an entry; `why` is a half sentence of the gate. */
  | { readonly kind: "unreadable"; readonly why: string }
  /** The entry is larger than the gate would let in again; `why` is a half sentence. */
  | { readonly kind: "too large"; readonly why: string }
  /** None of these: `why` is what the browser said. */
  | { readonly kind: "unknown"; readonly why: string };
