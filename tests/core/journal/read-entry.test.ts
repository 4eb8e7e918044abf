import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { uuidV7 } from "../../../src/core/journal/id";
import { bounds, readEntry, writeEntry } from "../../../src/core/journal/read-entry";
import { entrySchema, partSchema } from "../../../src/core/journal/schema";
import { sampleEntry } from "../../../src/core/journal/sample-entry";

let made = 0;
const newId = () => uuidV7(++made, new Uint8Array(10));
const sample = sampleEntry({ date: "2026-05-31", nowMs: 1000, newId });

/** The sample as parsed JSON, to be damaged at will. */
function plainSample() {
  return JSON.parse(JSON.stringify(writeEntry(sample)));
}

/** The sample with the value at a path (`facts.date`, `parts.0.text`) set to another. */
function damaged(path: string, value: unknown): unknown {
  const copy = plainSample();
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let inner = copy;
  for (const key of keys) inner = inner[key];
  inner[last] = value;
  return copy;
}

function problem(value: unknown): string {
  const read = readEntry(value);
  if (read.ok) throw new Error("was let in");
  return read.problem;
}

test("[GA1] what was written is read back the same, in new objects", () => {
  const plain = plainSample();
  const read = readEntry(plain);
  expect(read).toEqual({ ok: true, value: sample });
  if (read.ok) expect(read.value.facts).not.toBe(plain.facts);
});

test.each([
  ["facts.date", "2026-02-30", "facts.date is not a day of the calendar, written YYYY-MM-DD"],
  ["facts.minutes", 1.5, "facts.minutes is not a whole number from 0 to 10080"],
  ["facts.minutes", -1, "facts.minutes is not a whole number from 0 to 10080"],
  ["facts.confidence", 6, "facts.confidence is not one of 1, 2, 3, 4, 5"],
  ["facts.difficulty", "brutal", "facts.difficulty is not one of easy, medium, hard"],
  ["facts.tags", ["a", ""], "facts.tags.1 is not a text of 1 to 80 characters"],
  [
    "title",
    { type: "b", props: {}, constructor: undefined },
    "title is not a text of at most 10000 characters",
  ],
  ["title", 5, "title is not a text of at most 10000 characters"],
  ["id", "ABCDEF00-0000-7000-8000-000000000000", "id is not a UUID in lower case"],
  ["createdAt", -5, "createdAt is not a whole number from 0 to 8640000000000000"],
  ["createdAt", "yesterday", "createdAt is not a whole number from 0 to 8640000000000000"],
  ["parts", {}, "parts is not a list"],
  ["parts.0.text", ["x"], "parts.0.text is not a text of at most 8000000 characters"],
  ["parts.4.language", null, "parts.4.language is not a text of at most 10000 characters"],
])("[GA2] a wrong %s is refused and named (%j)", (path, value, sentence) => {
  expect(problem(damaged(path, value))).toBe(sentence);
});

test("[GA2] what is missing is said to be missing", () => {
  const { title: _, ...untitled } = plainSample();
  expect(problem(untitled)).toBe("title is missing");
  expect(problem(damaged("facts", {}))).toBe("facts.date is missing");
});

test.each([[null], [undefined], [5], ["entry"], [[]], [true], [Symbol("x")]])(
  "[GA2] %s is no entry",
  (value) => {
    expect(problem(value)).not.toBe("");
  },
);

test("[GA3] fields and kinds of part of a newer version survive", () => {
  const plain = plainSample();
  plain.mood = { colour: "green", scale: [1, 2] };
  plain.facts.place = "train";
  plain.parts[0].pinned = true;
  plain.parts.push({ id: newId(), kind: "diagram", nodes: [{ id: 1 }] });
  const read = readEntry(plain);
  if (!read.ok) throw new Error(read.problem);
  expect(read.value.parts.at(-1)?.kind).toBe("foreign");
  expect(writeEntry(read.value)).toEqual(plain);
  // A row of the database holds it wrapped, and is read to the same.
  expect(readEntry(JSON.parse(JSON.stringify(read.value)))).toEqual(read);
});

test("[GA4] keys that reach for a prototype are left behind", () => {
  const keys = ["__proto__", "constructor", "prototype"];
  for (const key of keys) {
    const text = JSON.stringify(plainSample())
      .replace('"title":', `"${key}":{"polluted":true},"title":`)
      .replace('"date":', `"${key}":{"polluted":true},"date":`);
    const read = readEntry(JSON.parse(text));
    if (!read.ok) throw new Error(read.problem);
    expect(Object.hasOwn(read.value, key)).toBe(false);
    expect(Object.hasOwn(read.value.facts, key)).toBe(false);
    expect("polluted" in read.value).toBe(false);
    expect("polluted" in {}).toBe(false);
  }
});

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

test("[GA5] nesting is bounded, and all that is let in can be written again", () => {
  expect(problem(damaged("deep", nested(5_000_000)))).toMatch(/nested/);
  expect(problem(damaged("deep", nested(bounds.depth)))).toMatch(/nested/);
  const read = readEntry(damaged("deep", nested(bounds.depth - 2)));
  if (!read.ok) throw new Error(read.problem);
  expect(() => structuredClone(writeEntry(read.value))).not.toThrow();
});

test("[GA5] size is bounded", () => {
  expect(problem(damaged("title", "x".repeat(bounds.line + 1)))).toMatch(/at most/);
  expect(problem(damaged("parts.0.text", "x".repeat(bounds.entryLength)))).toMatch(/longer/);
  expect(readEntry(damaged("title", "x".repeat(bounds.line))).ok).toBe(true);
  const tags = Array.from({ length: bounds.tags + 1 }, String);
  expect(problem(damaged("facts.tags", tags))).toMatch(/more than/);
});

test("[GA2] two parts of one id are refused", () => {
  const plain = plainSample();
  plain.parts[1].id = plain.parts[0].id;
  expect(problem(plain)).toBe("has two parts of one id");
});

test("[GA6] nothing that JSON can say makes the gate throw, and what it lets in it lets in again", () => {
  const paths = fc.constantFrom(
    "id",
    "title",
    "facts",
    "facts.date",
    "facts.tags",
    "facts.minutes",
    "parts",
    "parts.0",
    "parts.0.kind",
    "parts.5.code",
    "parts.8",
    "createdAt",
    "lineage",
    "trashedAt",
    "more",
  );
  fc.assert(
    fc.property(paths, fc.jsonValue({ maxDepth: 4 }), (path, value) => {
      const read = readEntry(damaged(path, value));
      if (read.ok)
        expect(readEntry(JSON.parse(JSON.stringify(writeEntry(read.value))))).toEqual(read);
      else expect(read.problem).not.toBe("");
    }),
    { numRuns: 500 },
  );
});

test("[GA5] what JSON cannot hold does not get in", () => {
  const read = readEntry(
    damaged("odd", [-0, Number.POSITIVE_INFINITY, 5n, () => 1, new Date(), undefined]),
  );
  if (!read.ok) throw new Error(read.problem);
  expect(Object.is(Object(read.value).odd[0], 0)).toBe(true);
  expect(JSON.parse(JSON.stringify(writeEntry(read.value))).odd).toEqual([
    0,
    null,
    null,
    null,
    {},
    null,
  ]);
});

/** Whether the published description lets a value in; parts of unknown kinds are free. */
function isDescribed(value: unknown): boolean {
  const frame = v.safeParse(entrySchema, value);
  if (!frame.success) return false;
  const known = new Set<unknown>([
    "learned",
    "thought",
    "connection",
    "aha",
    "application",
    "goal",
  ]);
  for (const kind of ["snippet", "mistake", "question"]) known.add(kind);
  const { parts } = frame.output;
  return (
    new Set(parts.map(({ id }) => id)).size === parts.length &&
    parts.every((part) => !known.has(part.kind) || v.is(partSchema, part))
  );
}

const fieldPaths = [
  "id",
  "title",
  "facts",
  "facts.date",
  "facts.section",
  "facts.minutes",
  "facts.confidence",
  "facts.difficulty",
  "facts.energy",
  "facts.tags",
  "facts.tags.0",
  "parts",
  "parts.0",
  "parts.0.id",
  "parts.0.kind",
  "parts.0.text",
  "parts.4.caption",
  "parts.4.language",
  "parts.4.code",
  "parts.7.broke",
  "parts.7.fix",
  "parts.7.tell",
  "parts.7.output",
  "parts.9.text",
  "parts.9.isAnswered",
  "parts.9.answer",
  "parts.9.answeredIn",
  "createdAt",
  "editedAt",
  "lineage",
  "lineage.0",
  "trashedAt",
];

test("[GA7] the gate and the published schema agree on every field", () => {
  const values = fc.oneof(
    fc.constantFrom<unknown>(
      "",
      "x",
      "2026-05-31",
      "2026-02-30",
      "easy",
      "diagram",
      "question",
      "019e7de7-be00-7001-8000-000000000001",
      "x".repeat(80),
      "x".repeat(81),
      "x".repeat(64),
      "x".repeat(65),
      "x".repeat(bounds.line),
      "x".repeat(bounds.line + 1),
      0,
      1,
      5,
      6,
      -1,
      1.5,
      10_080,
      10_081,
      bounds.instant,
      bounds.instant + 1,
      true,
      false,
      null,
      [],
      {},
      ["a"],
      [""],
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  let letIn = 0;
  fc.assert(
    fc.property(fc.constantFrom(...fieldPaths), values, (path, value) => {
      const changed = damaged(path, value);
      const read = readEntry(changed);
      letIn += Number(read.ok);
      expect({ path, value, isLetIn: read.ok }).toEqual({
        path,
        value,
        isLetIn: isDescribed(changed),
      });
    }),
    { numRuns: 4000 },
  );
  // Both answers were given often, so that they could have differed.
  expect(letIn).toBeGreaterThan(300);
  expect(letIn).toBeLessThan(3700);
});

test("[GA7] the gate and the published schema agree on what may be missing", () => {
  for (const path of fieldPaths) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const copy = plainSample();
    let inner = copy;
    for (const key of keys) inner = inner[key];
    if (Array.isArray(inner)) continue;
    delete inner[last];
    expect({ path, isLetIn: readEntry(copy).ok }).toEqual({ path, isLetIn: isDescribed(copy) });
  }
});
