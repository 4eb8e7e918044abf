import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../../src/core/backup/sha256";

const quick = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("[BF1] the seal's digest is SHA-256, however the bytes are cut", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (pieces) => {
      expect(sha256(pieces)).toBe(quick(Buffer.concat(pieces)));
    }),
  );
  for (let length = 0; length < 200; length++) {
    const bytes = new Uint8Array(length).fill(length);
    expect(sha256([bytes])).toBe(quick(bytes));
  }
});
