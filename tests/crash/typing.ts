import type { Random } from "../../bench/random";
import type { FieldName, Fields, Key } from "./lab-messages";

const words = [
  "pod",
  "service",
  "why",
  "rollback",
  "the probe",
  "etcd",
  "a taint",
  "Läufer",
  "日本",
  "🧭",
  "kubectl get pods -A",
  "- [ ] ask",
  "**so**",
  "`ls`",
  "then",
  "because",
  "drift",
  "quorum",
] as const;

/**
 * Keys as somebody would type them: some words in the title, more in the text, now and then back to
 * the title. Most keys come 15 to 60 ms after the one before; some after a moment's thought. Every
 * key adds to the end of a field, so that every state is another text.
 * @param first words that no other life on this profile begins with
 */
export function drawKeys(random: Random, count: number, first: string): readonly Key[] {
  const keys: Key[] = [];
  let field: FieldName = "Title";
  let waiting = [...codePoints(first)];
  while (keys.length < count) {
    const text = waiting.shift();
    if (text !== undefined) {
      keys.push({ field, text, pauseMs: pauseBefore(random) });
      continue;
    }
    if (random.below(6) === 0) field = field === "Title" ? "What I Learned" : "Title";
    if (keys.length > 24 && random.below(3) > 0) field = "What I Learned";
    const isNewLine = field === "What I Learned" && random.below(8) === 0;
    waiting = [...codePoints(`${isNewLine ? "\n" : " "}${random.pick(words)}`)];
  }
  return keys;
}

/** What a keyboard gives at once: never half of a surrogate pair. */
function codePoints(text: string): readonly string[] {
  return Array.from(text);
}

function pauseBefore(random: Random): number {
  return random.below(18) === 0 ? 150 + random.below(300) : 15 + random.below(46);
}

/** What the fields hold after each number of keys, from none on. */
export function statesOf(from: Fields, keys: readonly Key[]): readonly Fields[] {
  const states = [from];
  let now = from;
  for (const { field, text } of keys) {
    now = { ...now, [field]: now[field] + text };
    states.push(now);
  }
  return states;
}

/** Whether two entries read the same. A part of nothing but white space counts as none, and is not stored. */
export function isSame(one: Fields, other: Fields): boolean {
  return one.Title === other.Title && learned(one) === learned(other);
}

function learned(fields: Fields): string {
  const text = fields["What I Learned"];
  return text.trim() === "" ? "" : text;
}

/** Fields in which nothing is written. */
export const noFields: Fields = { Title: "", "What I Learned": "" };
