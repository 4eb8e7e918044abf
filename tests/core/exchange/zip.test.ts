import { deflateSync, strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { crc32 } from "../../../src/core/exchange/crc32";
import { exchangeBounds } from "../../../src/core/exchange/exchange-bounds";
import { readGiven, type ReadNote } from "../../../src/core/exchange/read-given";
import { sayExchangeProblem } from "../../../src/core/exchange/say-exchange-problem";
import { givenOf, readTools } from "../../support/exchange-in-thread";

/** A file in a zip that says of itself whatever the test wants. */
interface Told {
  readonly path: string;
  readonly content: Uint8Array;
  readonly bytes?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Whose content it shows as its own. */
  readonly over?: number;
}

/** A zip by hand, since no tool makes such ones. */
function zipOf(files: readonly Told[], count = files.length): Uint8Array {
  const parts: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const {
    path,
    content,
    bytes = content.length,
    flags = 0x800,
    method = 8,
    ...file
  } of files) {
    const name = strToU8(path);
    const packed = method === 8 ? deflateSync(content) : content;
    const crc = file.crc ?? crc32(content);
    const sizes: Field[] = [
      [4, crc],
      [4, packed.length],
      [4, bytes],
      [2, name.length],
      [2, 0],
    ];
    offsets.push(at);
    if (file.over === undefined) {
      const head = fields([
        [4, 0x04034b50],
        [2, 20],
        [2, flags],
        [2, method],
        [2, 0],
        [2, 0x5a21],
        ...sizes,
      ]);
      parts.push(head, name, packed);
      at += head.length + name.length + packed.length;
    }
    const offset = offsets[file.over ?? offsets.length - 1] ?? 0;
    const own: Field[] = [
      [4, 0x02014b50],
      [2, 20],
      [2, 20],
      [2, flags],
      [2, method],
      [2, 0],
      [2, 0x5a21],
    ];
    list.push(fields([...own, ...sizes, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), name);
  }
  const listed = Buffer.concat(list);
  const end: Field[] = [
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
  ];
  return Buffer.concat([...parts, listed, fields([...end, [4, listed.length], [4, at], [2, 0]])]);
}

type Field = readonly [bytes: 2 | 4, value: number];

function fields(all: readonly Field[]): Uint8Array {
  const made = Buffer.alloc(all.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of all) at = made.writeUIntLE(value, at, bytes);
  return made;
}

async function reading(zip: Uint8Array) {
  const notes: ReadNote[] = [];
  const startMs = performance.now();
  const read = await readGiven(
    [givenOf("notes.zip", zip)],
    readTools((more) => notes.push(...more)),
  );
  return {
    ms: performance.now() - startMs,
    titles: notes.map(({ entry }) => entry.title),
    why: read.ok ? "" : sayExchangeProblem(read.problem),
  };
}

const text = strToU8("# A note\n\nwith words\n");

test("[EX4] a zip of any tool is read: packed or not, with comments and folders", async () => {
  const zip = zipSync({ til: { a: { "x.md": text }, "y.md": [strToU8("# Y"), { level: 0 }] } });
  expect(await reading(zip)).toMatchObject({ titles: ["A note", "Y"], why: "" });
  const commented = Buffer.concat([zip, Buffer.from("a comment")]);
  commented.writeUInt16LE(9, zip.length - 2);
  expect(await reading(commented)).toMatchObject({ titles: ["A note", "Y"] });
  expect(await reading(zipOf([{ path: "a/x.md", content: text }]))).toMatchObject({
    titles: ["A note"],
  });
});

const fine: Told = { path: "fine.md", content: text };

const hostile: readonly (readonly [what: string, zip: () => Uint8Array, why: RegExp])[] = [
  [
    "a way out of its folder",
    () => zipOf([fine, { path: "../../x.md", content: text }]),
    /leads out/,
  ],
  [
    "a way out in the middle",
    () => zipOf([fine, { path: "a/../../x.md", content: text }]),
    /leads out/,
  ],
  [
    "a way out by backslashes",
    () => zipOf([fine, { path: "a\\..\\..\\x.md", content: text }]),
    /leads out/,
  ],
  [
    "an absolute path",
    () => zipOf([fine, { path: "/etc/x.md", content: text }]),
    /place of its own/,
  ],
  ["a drive", () => zipOf([fine, { path: "C:\\x.md", content: text }]), /place of its own/],
  [
    "a network path",
    () => zipOf([fine, { path: "\\\\host\\x.md", content: text }]),
    /place of its own/,
  ],
  ["a NUL", () => zipOf([fine, { path: "x.md\u0000.png", content: text }]), /hides/],
  ["a line break", () => zipOf([fine, { path: "x\n.md", content: text }]), /hides/],
  [
    "a name that is turned round",
    () => zipOf([fine, { path: "x\u202egnp.md", content: text }]),
    /hides/,
  ],
  ["an isolated name", () => zipOf([fine, { path: "x\u2066gnp.md", content: text }]), /hides/],
  ["two files of one name", () => zipOf([fine, fine]), /two files named/],
  ["a bomb", () => zipOf([{ path: "x.md", content: new Uint8Array(50_000_000) }]), /swells/],
  [
    "a bomb that denies it",
    () => zipOf([{ path: "x.md", content: new Uint8Array(50_000_000), bytes: 20 }]),
    /swells/,
  ],
  ["a size that is too small", () => zipOf([{ ...fine, bytes: 3 }]), /damaged at/],
  ["a size that is too large", () => zipOf([{ ...fine, bytes: 4_000_000_000 }]), /damaged at/],
  ["a check sum that does not fit", () => zipOf([{ ...fine, crc: 7 }]), /damaged at/],
  [
    "files that lie over each other",
    () => zipOf([fine, { ...fine, path: "y.md", over: 0 }]),
    /damaged at/,
  ],
  ["a password", () => zipOf([{ ...fine, flags: 0x801 }]), /password/],
  ["another compression", () => zipOf([{ ...fine, method: 14 }]), /a way that is not read/],
  ["a list that counts wrong", () => zipOf([fine], 2), /cut off or damaged/],
  ["a zip that is cut off", () => zipOf([fine]).subarray(0, -30), /cut off or damaged/],
  ["no zip at all", () => strToU8("PK, as some texts begin"), /cut off or damaged/],
];

for (const [what, make, why] of hostile)
  test(`[EX5] refused with a sentence and within a second: ${what}`, async () => {
    const zip = make();
    const { ms, ...read } = await reading(zip);
    expect(read.why).toMatch(why);
    expect(read.titles).toEqual([]);
    expect(ms).toBeLessThan(1000);
    // What the sentence shows of a name neither breaks the line nor turns it round.
    expect(read.why).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  });

test("[EX5] a hundred thousand tiny files are refused within a second, whatever their zip counts", async () => {
  const many = Array.from({ length: 100_000 }, (_, at) => ({
    path: `${at}.md`,
    content: strToU8("x"),
    method: 0,
  }));
  for (const count of [0xffff, 100_000 & 0xffff, 50_000, 1]) {
    const { why, ms } = await reading(zipOf(many, count));
    expect(why).toMatch(/more than 50,000 files/);
    expect(ms).toBeLessThan(1000);
  }
});

test("[EX5] all files together are bounded by what they really are", async () => {
  // As text that can hardly be packed: no bomb, just too much.
  let state = 1;
  const noise = Uint8Array.from({ length: 7_500_000 }, () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return 32 + ((state >> 16) % 90);
  });
  const zip = zipOf(
    Array.from({ length: 14 }, (_, at) => ({ path: `${at}.md`, content: noise, method: 0 })),
  );
  expect((await reading(zip)).why).toMatch(/more than 100 MB of text/);
});

test("[EX5] a file that is too long for an entry is named", async () => {
  const long = strToU8("words ".repeat(1_500_000));
  expect(long.length).toBeGreaterThan(exchangeBounds.fileBytes);
  expect((await reading(zipOf([{ path: "a/long.md", content: long, method: 0 }]))).why).toMatch(
    /“a\/long.md” is longer than 8 MB/,
  );
});

test("[EX5] a zip in a zip is not opened", async () => {
  const inner = zipSync({ "inner.md": text });
  const zip = zipSync({ "inner.zip": inner, "x.md": text });
  expect(await reading(zip)).toMatchObject({ titles: ["A note"], why: "" });
});
