/** A class of failure of hazards A, as the engines raise it between the app and its database. */
export interface FaultClass {
  readonly name: string;
  /** What the owner may be told while it lasts; a write without an answer may be called that in any of them. */
  readonly says: RegExp;
  /** It does not end by itself. */
  readonly isForGood?: boolean;
}

const unreachable = /does not answer/;

export const faultClasses = [
  { name: "quota, told by the abort alone", says: /full/ },
  { name: "abort without a reason", says: unreachable },
  { name: "request succeeds, its transaction aborts later", says: unreachable },
  { name: "request fails: server lost", says: unreachable },
  { name: "connection is closing", says: unreachable },
  { name: "connection closed by the browser", says: unreachable },
  { name: "transaction() throws: server lost", says: unreachable },
  { name: "backing store cannot be opened", says: unreachable },
  { name: "storage refused", says: /stores nothing/ },
  { name: "open never settles", says: unreachable },
  { name: "open is blocked by another page", says: /older version/ },
  { name: "stall of the transaction", says: unreachable },
  { name: "complete event is lost", says: unreachable },
  { name: "a newer app upgrades", says: /newer version/, isForGood: true },
  { name: "the browser clears the database away", says: /not here any more/, isForGood: true },
] as const satisfies readonly FaultClass[];

export type FaultName = (typeof faultClasses)[number]["name"];
