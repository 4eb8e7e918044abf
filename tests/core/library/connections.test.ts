import fc from "fast-check";
import { expect, test } from "vitest";
import { blankEntry, type Entry } from "../../../src/core/journal/entry";
import { trashed } from "../../../src/core/journal/trash";
import {
  type ConnectionQuestion,
  findConnections,
} from "../../../src/core/library/find-connections";
import { likenessOf } from "../../../src/core/library/likeness";
import { toShelf } from "../../../src/core/library/shelf";
import { fakeClock } from "../../support/fake-clock";

const clock = fakeClock();

test.each([
  ["like a mutex, except that it can be taken twice", "mutex", "it can be taken twice"],
  ["A pod is like a small host except it has no init.", "small host", "it has no init"],
  ["Works like `log.txt`: the same rules apply.", "log.txt", undefined],
  [
    "It behaves like `$PATH` in a shell: first hit wins. Except that every miss costs a round trip. Really.",
    "$PATH in a shell",
    "every miss costs a round trip",
  ],
  [
    "Similar to the supervisor on one machine – but it watches many.",
    "supervisor on one machine",
    "it watches many",
  ],
  ["the same as cron, only for a whole fleet", "cron", "a whole fleet"],
  ["looks like **systemd**\nand is not", "systemd", undefined],
  ["I like trains, except at night", undefined, undefined],
  ["You would like this", undefined, undefined],
  ["It goes like this: nothing", undefined, undefined],
  ["nothing of the kind", undefined, undefined],
  ["like", undefined, undefined],
  ["like the", "the", undefined],
  ["", undefined, undefined],
])("[CL1] %j is like %j, except %j", (text, like, except) => {
  expect(likenessOf(text)).toEqual(
    like === undefined ? undefined : { like, ...(except !== undefined && { except }) },
  );
});

test("[CL1] whatever a text says, reading it neither throws nor hangs, and invents no word", () => {
  const word = fc.constantFrom("like ", "except ", "but ", "the ", ", ", ". ", "pods ", "— ", "\n");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join("")),
      ),
      (text) => {
        const plain = text.replaceAll(/[`*]/g, "");
        const { like = "", except = "" } = likenessOf(text) ?? {};
        expect(plain).toContain(like);
        for (const one of except.split(/\s+/)) expect(plain).toContain(one);
      },
    ),
  );
  const long = "like a ".repeat(20_000) + "except ".repeat(20_000);
  // Backtracking would take minutes, longer than a test may.
  expect(likenessOf(long)).toBeDefined();
});

function entryOf(title: string, ...texts: readonly string[]): Entry {
  const blank = blankEntry(clock.newId(), { date: "2026-05-31", tags: ["dns"] }, 0);
  const parts = texts.map((text) => ({ id: clock.newId(), kind: "connection", text }) as const);
  return { ...blank, title, parts };
}

const entries = [
  entryOf("Names", "like a phone book, except it changes", "no likeness here"),
  entryOf("Locks", "like a mutex, but shared", "Like a Phone Book: first hit wins"),
  entryOf("Empty", " "),
];

const ask = (question: Partial<ConnectionQuestion>, of: readonly Entry[] = entries) =>
  findConnections(
    of.flatMap((entry) => toShelf(entry) ?? []),
    { line: "", like: "", count: 20, ...question },
  );

const labels = (question: Partial<ConnectionQuestion>) =>
  ask(question).connections.map(({ from, likeness }) => `${from.label}: ${likeness?.like ?? "–"}`);

test("[CL2] connections stand in the order of what they liken to, those that do not at the end", () => {
  expect(labels({})).toEqual([
    "Locks: mutex",
    "Names: phone book",
    "Locks: Phone Book",
    "Names: –",
  ]);
  expect(ask({}).likes).toEqual([
    { name: "phone book", count: 2 },
    { name: "mutex", count: 1 },
  ]);
});

test("[CL2] they are narrowed down by words of theirs and of their entry, and by what they liken to", () => {
  expect(labels({ line: "hit wins" })).toEqual(["Locks: Phone Book"]);
  expect(labels({ line: "names DNS" })).toEqual(["Names: phone book", "Names: –"]);
  expect(labels({ like: "PHONE book" })).toEqual(["Names: phone book", "Locks: Phone Book"]);
  expect(ask({ like: "phone book" }).likes).toHaveLength(2);
  expect(ask({ count: 1 })).toMatchObject({
    total: 4,
    connections: [{ part: { kind: "connection" } }],
  });
});

test("[CL2] nothing of the trash is among them", () => {
  expect(
    ask(
      {},
      entries.map((entry) => trashed(entry, 1)),
    ).total,
  ).toBe(0);
});
