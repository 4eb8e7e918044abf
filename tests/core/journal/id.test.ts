import fc from "fast-check";
import { expect, test } from "vitest";
import { isUuid, uuidFromDigest, uuidV7 } from "../../../src/core/journal/id";

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test("[MO1] every id made here is a UUID of version 7 and sorts by its time", () => {
  fc.assert(
    fc.property(instant, instant, tenBytes, tenBytes, (a, b, chanceA, chanceB) => {
      const [idA, idB] = [uuidV7(a, chanceA), uuidV7(b, chanceB)];
      expect(isUuid(idA)).toBe(true);
      expect(idA[14]).toBe("7");
      if (a < b) expect(idA < idB).toBe(true);
    }),
  );
});

test("[MO1] all 74 random bits reach the id", () => {
  const none = uuidV7(0, new Uint8Array(10));
  const all = uuidV7(0, new Uint8Array(10).fill(255));
  expect(none).toBe("00000000-0000-7000-8000-000000000000");
  expect(all).toBe("00000000-0000-7fff-bfff-ffffffffffff");
});

test("[MO2] an id from a digest is the same for the same digest and another for another", () => {
  const digest = "0123456789abcdef0123456789abcdef";
  expect(isUuid(uuidFromDigest(digest))).toBe(true);
  expect(uuidFromDigest(digest)).toBe(uuidFromDigest(digest));
  expect(uuidFromDigest(digest)).not.toBe(uuidFromDigest(digest.replace("0", "1")));
});

test("[MO1] what is not a UUID in lower case is no id", () => {
  for (const text of [
    "",
    "constructor",
    "00000000-0000-7000-8000-00000000000G",
    "00000000-0000-7000-8000-000000000000 ",
  ])
    expect(isUuid(text)).toBe(false);
  expect(isUuid("00000000-0000-7000-8000-00000000000A")).toBe(false);
});
