import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJot } from "../../../src/core/jot/jot";
import { draftOfShared, readShared, sharedBounds } from "../../../src/core/jot/shared";

const shared = (fields: object) => {
  const read = readShared({ title: "", text: "", url: "", files: [], ...fields });
  if (!read) throw new Error("it was not read");
  return read;
};

test.each([
  [{ title: "Pods", text: "Pods https://a.b/c", url: "" }, "Pods https://a.b/c"],
  [{ title: "Pods", url: "https://a.b/c" }, "Pods https://a.b/c"],
  [{ text: "see https://a.b/c", url: "https://a.b/c" }, "see https://a.b/c"],
  [{ text: "? why #tag" }, "\\? why \\#tag"],
  [{ files: [{ name: "a.txt", text: "one" }] }, "a.txt"],
])("[SH1] %j stands at the prompt as %j", (fields, line) => {
  expect(draftOfShared([shared(fields)]).line).toBe(line);
});

test("[SH1] several lines and files are pasted lines, all of them", () => {
  const both = draftOfShared([
    shared({ title: "Log", text: "#!/bin/sh\nls" }),
    shared({
      files: [
        { name: "a", text: "A" },
        { name: "b", text: "B" },
      ],
    }),
  ]);
  expect(both.line).toBe("Log");
  expect(both.pasted?.text).toBe("#!/bin/sh\nls\n\na:\nA\n\nb:\nB");
});

test("[SH1] whatever is shared, nothing throws, no word is taken for a sign or a fact, and all of it is there", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("? why", "x", "$ ls", "#tag", "@section", "50m", "\\#tag", "a\n#b", ""),
  );
  const anyShared = fc.record({
    title: text,
    text,
    url: text,
    files: fc.array(fc.record({ name: text, text }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(anyShared, { maxLength: 3 }), (all) => {
      const draft = draftOfShared(all.map(shared));
      const jot = parseJot(draft.line);
      expect(jot).toMatchObject({ kind: "learned", tags: [] });
      expect([jot.section, jot.minutes]).toEqual([undefined, undefined]);
      const bare = (words: string) => words.toWellFormed().replaceAll(/\s+/gu, "");
      const held = bare(jot.text) + bare(draft.pasted?.text ?? "");
      for (const { title, text: words, url, files } of all)
        for (const word of [title, words, url, ...files.map((file) => file.text)])
          expect(held).toContain(bare(word));
    }),
    { numRuns: 1000 },
  );
});

test("[SH1] what is kept in the place of something shared is looked at, and bounded", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const read = readShared(value);
      if (!read) return;
      expect([read.title, read.text, read.url].every((one) => typeof one === "string")).toBe(true);
      expect(read.files.length).toBeLessThanOrEqual(sharedBounds.files);
    }),
  );
  const long = "a".repeat(sharedBounds.text + 5);
  const files = Array.from({ length: 30 }, () => ({ name: "a", text: long }));
  const read = shared({ text: long, files });
  expect(read.text).toHaveLength(sharedBounds.text);
  expect(read.files).toHaveLength(sharedBounds.files);
});
