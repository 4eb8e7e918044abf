import type { Entry } from "../journal/entry";
import { type PartKind, textsOf } from "../journal/part";
import { withoutLinkIds } from "../journal/without-link-ids";

/** What can be searched in: the title, the facts, and each kind of part. */
export const places = [
  "title",
  "facts",
  "learned",
  "thought",
  "connection",
  "snippet",
  "mistake",
  "aha",
  "question",
  "application",
  "goal",
] as const satisfies readonly ("title" | "facts" | PartKind)[];

export type PlaceName = (typeof places)[number];

/** One text of an entry that is searched as a whole. */
export interface Passage {
  readonly place: PlaceName;
  /** The part that it is of; none for title and facts. */
  readonly partId?: string;
  readonly text: string;
}

/** The texts of an entry in the order of its page. */
export function passagesOf({ title, facts, parts }: Entry): readonly Passage[] {
  const said = [facts.section, ...facts.tags, facts.energy].filter(Boolean).join("\n");
  return [
    ...(title === "" ? [] : [{ place: "title", text: title } as const]),
    ...(said === "" ? [] : [{ place: "facts", text: said } as const]),
    ...parts.flatMap((part): readonly Passage[] => {
      if (part.kind === "foreign") return [];
      const text = textsOf(part)
        .filter((one) => one !== "")
        .join("\n");
      // Of a link the words are read; code is found as it stands.
      const read = part.kind === "snippet" ? text : withoutLinkIds(text);
      return text === "" ? [] : [{ place: part.kind, partId: part.id, text: read }];
    }),
  ];
}
