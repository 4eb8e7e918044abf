import { type NameCount, SpellingTally } from "../journal/spelling-tally";
import { withoutLinkIds } from "../journal/without-link-ids";
import { fitsLine, isAsked } from "./fits";
import { type Likeness, likenessOf } from "./likeness";
import { type ConnectionPart, type ShelfEntry, type Whence, whenceOf } from "./shelf";

/** What is asked of the index of connections; "" asks for any. */
export interface ConnectionQuestion {
  /** Words that the connection has to have. */
  readonly line: string;
  /** What it has to be like. */
  readonly like: string;
  /** How many are wanted. */
  readonly count: number;
}

/** A connection, where it stands, and what it says that something is like. */
export interface FoundConnection {
  readonly from: Whence;
  readonly part: ConnectionPart;
  readonly likeness?: Likeness;
}

/** Connections that meet a question, by what they liken to, as in the index of a book; those that liken to nothing are the last. */
export interface ConnectionAnswer {
  readonly total: number;
  readonly connections: readonly FoundConnection[];
  /** To what how many are likened, of those that meet the rest of the question. */
  readonly likes: readonly NameCount[];
}

/** The same parts are looked at with every key. */
const known = new WeakMap<ConnectionPart, Likeness | "none">();

const alphabet = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Looks through all connections, of entries in the order of their days, the newest first. */
export function findConnections(
  entries: readonly ShelfEntry[],
  { line, like, count }: ConnectionQuestion,
): ConnectionAnswer {
  const likes = new SpellingTally();
  const found: FoundConnection[] = [];
  for (const entry of entries)
    for (const part of entry.connections) {
      if (!fitsLine(part, () => [withoutLinkIds(part.text)], entry, line)) continue;
      const likeness = readLikeness(part);
      if (likeness) likes.count(likeness.like);
      if (!isAsked(like, likeness?.like)) continue;
      found.push({ from: whenceOf(entry), part, ...(likeness && { likeness }) });
    }
  const ordered = found.toSorted((a, b) => {
    if (a.likeness && b.likeness) return alphabet.compare(a.likeness.like, b.likeness.like);
    return Number(b.likeness !== undefined) - Number(a.likeness !== undefined);
  });
  return {
    total: found.length,
    connections: ordered.slice(0, count),
    likes: likes.mostUsed(),
  };
}

function readLikeness(part: ConnectionPart): Likeness | undefined {
  let likeness = known.get(part);
  if (!likeness) {
    likeness = likenessOf(withoutLinkIds(part.text)) ?? "none";
    known.set(part, likeness);
  }
  return likeness === "none" ? undefined : likeness;
}
