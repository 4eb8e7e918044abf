import { type Entry, withoutEmptyParts } from "../journal/entry";
import { contentDigest, type Digest } from "../journal/lineage";
import type { Part } from "../journal/part";
import { printProperty } from "./front-matter";
import { printBody } from "./print-body";
import { isTextName, shownText } from "./shown-part";

/**
 * An entry as a Markdown file (docs/markdown-format.md), without the trash that it may be in. The digest
 * of its content goes with it, by which a file that was edited since is told from one that was not.
 */
export async function printMarkdown(entry: Entry, digest: Digest): Promise<string> {
  const { trashedAt: _, ...written } = withoutEmptyParts(entry);
  const version = await contentDigest(written, digest);
  const { id, title, facts, parts, createdAt, editedAt, lineage, copyOf, ...more } = written;
  const { date, section, minutes, confidence, difficulty, energy, tags, ...moreFacts } = facts;
  const kept = {
    ...(lineage.length > 0 && { lineage }),
    ...(Object.keys(moreFacts).length > 0 && { facts: moreFacts }),
    ...(Object.keys(more).length > 0 && { entry: more }),
  };
  const properties: readonly (readonly [
    string,
    string | number | readonly string[] | undefined,
  ])[] = [
    ["title", title === "" ? undefined : title],
    ["date", date],
    ["section", section],
    ["minutes", minutes],
    ["confidence", confidence],
    ["difficulty", difficulty],
    ["energy", energy],
    ["tags", tags.length > 0 ? tags : undefined],
    ["id", id],
    ["created", new Date(createdAt).toISOString()],
    ["edited", new Date(editedAt).toISOString()],
    ["copyOf", copyOf],
    ["parts", parts.length > 0 ? parts.map(printPartLine) : undefined],
    ["version", version],
    ["kept", Object.keys(kept).length > 0 ? JSON.stringify(kept) : undefined],
  ];
  const lines = properties.flatMap(([name, value]) =>
    value === undefined
      ? []
      : [printProperty(name, typeof value === "number" ? String(value) : value)],
  );
  return `---\n${lines.join("\n")}\n---\n\n${printBody(written)}`;
}

/** Kind and id of a part, and as JSON what the file does not show of it: texts word for word, and other fields. */
function printPartLine(part: Part): string {
  const { id, kind, ...fields } = part;
  if (part.kind === "foreign") return `foreign ${id} ${JSON.stringify({ was: part.was })}`;
  const exact: Record<string, unknown> = {};
  const more: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (isTextName(name) && typeof value === "string") {
      if (shownText(name, value) !== value) exact[name] = value;
    } else if (name !== "isAnswered") {
      more[name] = value;
    }
  }
  const hidden = {
    ...(Object.keys(exact).length > 0 && { exact }),
    ...(Object.keys(more).length > 0 && { more }),
  };
  return `${kind} ${id}${Object.keys(hidden).length > 0 ? ` ${JSON.stringify(hidden)}` : ""}`;
}
