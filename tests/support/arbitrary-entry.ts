import fc from "fast-check";
import type { Entry } from "../../src/core/journal/entry";
import { confidences, difficulties, type Facts } from "../../src/core/journal/facts";
import { uuidV7 } from "../../src/core/journal/id";
import { isLocalDate, type LocalDate } from "../../src/core/journal/local-date";
import type {
  ForeignPart,
  GoalPart,
  MistakePart,
  Part,
  ProsePart,
  QuestionPart,
  SnippetPart,
} from "../../src/core/journal/part";
import { toTag } from "../../src/core/journal/tag";

/** Pieces of text that have broken journals before: each is legal, and none may be changed. */
const hostilePieces = [
  "\ud83d",
  "\ude00",
  "\u0000",
  "\u2028",
  "\ufeff",
  "\u202e",
  "e\u0301",
  "é",
  "👩‍👩‍👧",
  "漢字",
  "\r\n",
  "\t",
  "---\n",
  "```",
  "</script>",
  "__proto__",
  "constructor",
  "]]>",
  "\\",
  '"',
  " ",
];

/** Text with everything in it that UTF-16 can hold, lone surrogates included. */
function arbitraryText(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...hostilePieces),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );
  return fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
}

/** A day between 1900 and 2200. */
export function arbitraryDate(): fc.Arbitrary<LocalDate> {
  return fc
    .date({
      min: new Date("1900-01-01"),
      max: new Date("2200-12-31"),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10))
    .filter(isLocalDate);
}

/** A UUIDv7 of any time. */
export function arbitraryId(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.integer({ min: 0, max: 2 ** 48 - 1 }),
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
    )
    .map(([ms, random]) => uuidV7(ms, random));
}

/** A part of any kind, empty ones and foreign ones among them. */
function arbitraryPart(): fc.Arbitrary<Part> {
  const id = arbitraryId();
  const text = arbitraryText();
  return fc.oneof(
    fc.record<ProsePart>({
      id,
      kind: fc.constantFrom("learned", "thought", "connection", "aha", "application"),
      text,
    }),
    fc.record<GoalPart, "id" | "kind" | "text">(
      {
        id,
        kind: fc.constant("goal"),
        text,
        state: fc.constantFrom("open", "taken", "parked", "dropped"),
        takenIn: id,
      },
      { requiredKeys: ["id", "kind", "text"] },
    ),
    fc.record<SnippetPart>({
      id,
      kind: fc.constant("snippet"),
      caption: text,
      language: fc.constantFrom("", "bash", "yaml", "no-such-language"),
      code: text,
    }),
    fc.record<MistakePart, "id" | "kind" | "broke" | "fix" | "tell" | "output">(
      {
        id,
        kind: fc.constant("mistake"),
        broke: text,
        fix: text,
        tell: text,
        output: text,
        metAgain: fc.array(fc.integer({ min: 0, max: 8_640_000_000_000_000 }), { maxLength: 4 }),
      },
      { requiredKeys: ["id", "kind", "broke", "fix", "tell", "output"] },
    ),
    fc.record<QuestionPart, "id" | "kind" | "text" | "isAnswered" | "answer">(
      {
        id,
        kind: fc.constant("question"),
        text,
        isAnswered: fc.boolean(),
        answer: text,
        answeredIn: id,
      },
      { requiredKeys: ["id", "kind", "text", "isAnswered", "answer"] },
    ),
    arbitraryForeignPart(),
  );
}

/** A valid entry, new or old, in the journal or in the trash; `readEntry` gives back its equal. */
export function arbitraryEntry(): fc.Arbitrary<Entry> {
  const instant = fc.integer({ min: 0, max: 8_640_000_000_000_000 });
  return fc.record<Entry>(
    {
      id: arbitraryId(),
      title: arbitraryText(),
      facts: arbitraryFacts(),
      parts: fc.uniqueArray(arbitraryPart(), { selector: ({ id }) => id, maxLength: 6 }),
      createdAt: instant,
      editedAt: instant,
      lineage: fc.uniqueArray(
        fc.string({
          unit: fc.constantFrom(..."0123456789abcdef".split("")),
          minLength: 32,
          maxLength: 32,
        }),
        { maxLength: 3 },
      ),
      trashedAt: instant,
      copyOf: arbitraryId(),
    },
    { requiredKeys: ["id", "title", "facts", "parts", "createdAt", "editedAt", "lineage"] },
  );
}

/** Entries with an id each. */
export function arbitraryEntries(maxLength: number): fc.Arbitrary<Entry[]> {
  return fc.uniqueArray(arbitraryEntry(), { selector: ({ id }) => id, maxLength });
}

function arbitraryFacts(): fc.Arbitrary<Facts> {
  const tag = arbitraryText().map((text) => toTag(text) ?? "tag");
  return fc.record<Facts>(
    {
      date: arbitraryDate(),
      tags: fc.uniqueArray(tag, { maxLength: 4 }),
      section: arbitraryText(),
      minutes: fc.integer({ min: 0, max: 10_080 }),
      confidence: fc.constantFrom(...confidences),
      difficulty: fc.constantFrom(...difficulties),
      energy: arbitraryText(),
    },
    { requiredKeys: ["date", "tags"] },
  );
}

/** What a newer version might have written: fields of every JSON type, none of them known here. */
function arbitraryForeignPart(): fc.Arbitrary<ForeignPart> {
  const plain = fc.oneof(arbitraryText(), fc.integer(), fc.boolean(), fc.constant(null));
  const fields = fc.record({
    label: plain,
    strokes: fc.array(fc.record({ width: plain, points: fc.array(fc.integer()) })),
  });
  return fc.tuple(arbitraryId(), fields).map(([id, rest]) => ({
    id,
    kind: "foreign",
    was: { ...rest, id, kind: "sketch" },
  }));
}
