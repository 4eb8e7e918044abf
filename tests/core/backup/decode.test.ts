import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeBackup } from "../../../src/core/backup/encode";
import { formatVersion, printVersion } from "../../../src/core/backup/format";
import { mostEntries } from "../../../src/core/backup/read-header";
import { sayBackupProblem } from "../../../src/core/backup/say-backup-problem";
import type { Entry } from "../../../src/core/journal/entry";
import { sampleEntry } from "../../../src/core/journal/sample-entry";
import { bounds } from "../../../src/core/journal/read-entry";
import { arbitraryEntries } from "../../support/arbitrary-entry";
import { fakeClock } from "../../support/fake-clock";
import { backupOf, headerOf, read, refusalOf, sealed, sealedEntry } from "./backup-files";

const clock = fakeClock();
const sample = sampleEntry({ date: "2026-05-31", nowMs: clock.nowMs(), newId: clock.newId });
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** An entry that is short, so that every bit of its backup can be tried. */
const short: Entry = {
  ...sample,
  title: "Zwölf Pods, 漢字 and \ud83d",
  parts: sample.parts.slice(0, 1).map((part) => ({ ...part, text: "ends\nwith é\n" })),
};

test("[BK3] a backup that was cut off is refused, wherever the cut is", async () => {
  const file = bytesOf(await backupOf([short, { ...short, id: clock.newId() }]));
  expect(file.length).toBeGreaterThan(1000);
  const long = bytesOf(await backupOf([sample]));
  for (const whole of [file, long]) {
    expect((await read(whole)).ok).toBe(true);
    for (let length = 0; length < whole.length; length++) {
      const outcome = await read(whole.subarray(0, length), 1024);
      if (outcome.ok) throw new Error(`accepted when cut off after ${length} bytes`);
    }
  }
});

test("[BK3] a backup that was cut off says where it ends", async () => {
  const file = await backupOf([short, { ...short, id: clock.newId() }, sample]);
  const lines = file.split("\n");
  expect(await refusalOf(lines.slice(0, 3).join("\n"))).toBe(
    "truncated: This backup is cut off in line 3, after 2 of 3 entries",
  );
  expect(await refusalOf(file.slice(0, -3))).toMatch(/^truncated: .* in line 5, after 3 of 3/);
  expect(await refusalOf(file.slice(0, 60))).toBe(
    "truncated: This backup is cut off in its first line",
  );
});

test("[BK4] a backup with one bit turned is refused, whichever bit it is", async () => {
  const file = bytesOf(await backupOf([short, { ...short, id: clock.newId() }]));
  for (let bit = 0; bit < file.length * 8; bit++) {
    const damaged = file.slice();
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const outcome = await read(damaged, 4096);
    if (outcome.ok) throw new Error(`accepted with bit ${bit} turned`);
  }
});

test("[BK4] lines that were exchanged, dropped or doubled are refused", async () => {
  const [header = "", a = "", b = "", last = ""] = (
    await backupOf([short, { ...short, id: clock.newId() }])
  ).split("\n");
  for (const lines of [
    [header, `${b},`, a.slice(0, -1), last],
    [header, b, last],
    [header, a, a, b, last],
    [header, a, b, last, last],
    [header, a, b, last, header, a, b, last],
    [a, b, last],
  ])
    expect(await refusalOf(lines.join("\n"))).toMatch(/^(damaged|foreign): /);
});

test("[BK5] a mutated backup is refused or the same, and nothing ever throws", async () => {
  const mutation = fc.record({
    at: fc.nat(),
    drop: fc.nat({ max: 40 }),
    put: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('"', "{", "]", "\n", "\\u", "1e400"),
    ),
  });
  await fc.assert(
    fc.asyncProperty(
      arbitraryEntries(3),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      async (entries, mutations) => {
        const whole = await backupOf(entries);
        const file = mutations.reduce((text, { at, drop, put }) => {
          const from = at % text.length;
          return text.slice(0, from) + put + text.slice(from + drop);
        }, whole);
        const outcome = await read(bytesOf(file), 512);
        if (outcome.ok) expect(outcome.value).toEqual(entries);
        else expect(sayBackupProblem(outcome.problem)).toMatch(/^\S.*[^.]$/s);
      },
    ),
    { numRuns: 1000, seed: 20261122 },
  );
});

test("[BK8] a backup that asks for a newer reader is refused with what to do", async () => {
  const newer = await sealed([headerOf({ entries: 0, parts: 0 }, { version: 9, minReader: 9 })]);
  expect(await refusalOf(newer)).toBe(
    `newer: This backup was made by a newer version of the app (its format asks for 9, this app reads ${formatVersion}): update the app and try again`,
  );
});

test("[BK8] a newer backup that this reader may read gives back what it does not know", async () => {
  const line = JSON.stringify({
    ...sample,
    mood: { colours: ["red"], deep: { deeper: null } },
    parts: [{ id: clock.newId(), kind: "sketch", strokes: [[1, 2]] }],
  });
  const header = headerOf({ entries: 1, moods: 0 }, { version: 3, minReader: 2 }).replace(
    '"counts"',
    '"by":"x","counts"',
  );
  const outcome = await read(await sealed([header, line]));
  expect(outcome.ok).toBe(true);
  if (!outcome.ok) return;
  const [, again = ""] = (await backupOf(outcome.value)).split("\n");
  expect(JSON.parse(again)).toEqual(JSON.parse(line));
});

test("[BK9] a byte order mark and line breaks of Windows change nothing", async () => {
  const file = await backupOf([sample, short]);
  const whole = await read(file);
  expect(whole.ok).toBe(true);
  for (const changed of [
    `\ufeff${file}`,
    file.replaceAll("\n", "\r\n"),
    `${file}\n`,
    `${file}\r\n`,
  ])
    expect(await read(changed)).toEqual(whole);
  expect(await refusalOf(`${file}\n\n`)).toMatch(/^damaged: .* goes on after its end, in line 5/);
});

test("[BK10] broken UTF-8 is refused at its line, and no replacement mark gets in", async () => {
  const file = bytesOf(await backupOf([short]));
  const at = file.indexOf("Z".charCodeAt(0));
  for (const bytes of [[0xff], [0xc3, 0x28], [0xe2, 0x82], [0xc0, 0xaf], [0xed, 0xa0, 0x80]])
    expect(
      await refusalOf(Uint8Array.from([...file.subarray(0, at), ...bytes, ...file.subarray(at)])),
    ).toBe("damaged: This file is damaged: its text is not valid UTF-8, in line 2");
});

test("[BK10] keys that would reach a prototype are left behind", async () => {
  const json = JSON.stringify(sample);
  for (const key of ["__proto__", "constructor", "prototype"]) {
    for (const where of [/^\{/, /"facts":\{/, /"parts":\[\{/]) {
      const poisoned = json.replace(where, (found) => `${found}"${key}":{"isAdmin":true},`);
      const outcome = await read(await sealedEntry(poisoned, sample.parts.length));
      expect(outcome).toEqual({ ok: true, value: [sample] });
      expect("isAdmin" in {}).toBe(false);
    }
  }
});

test("[BK10] what is not an entry is refused or is plain text, never an element", async () => {
  const node = { type: "b", props: {}, key: null, ref: null, __v: 1 };
  for (const [change, words] of [
    [{ title: node }, /title is not a text/],
    [{ facts: { ...sample.facts, section: node } }, /facts.section is not a text/],
    [{ parts: [{ id: sample.id, kind: "learned", text: node }] }, /text is not a text/],
    [{ id: sample.id.toUpperCase() }, /id is not a UUID in lower case/],
    [{ facts: { date: "2026-02-30", tags: [] } }, /facts.date is not a day of the calendar/],
    [{ parts: { length: 1 } }, /parts is not a list/],
    [{ createdAt: -1 }, /createdAt is not a whole number from 0/],
  ] as const)
    expect(await refusalOf(await sealedEntry(JSON.stringify({ ...sample, ...change })))).toMatch(
      words,
    );
  for (const json of ["null", "[]", "1", '"x"', "{}"])
    expect(await refusalOf(await sealedEntry(json))).toMatch(/^(entry|damaged): /);
  const infinite = JSON.stringify(sample).replace(/"editedAt":\d+/, '"editedAt":1e400');
  expect(await refusalOf(await sealedEntry(infinite))).toMatch(/editedAt is not/);
});

test("[BK10] a depth bomb, a giant and a lying count are refused, and take no time", async () => {
  const bomb = `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`;
  const json = JSON.stringify(sample);
  expect(await refusalOf(await sealedEntry(`${json.slice(0, -1)},"x":${bomb}}`))).toMatch(
    /^(entry|damaged): /,
  );
  const giant = "x".repeat(3 * bounds.entryLength + 2_000_000);
  expect(await read(await sealedEntry(`{"title":"${giant}"}`), 65_536)).toMatchObject({
    ok: false,
    problem: { kind: "damaged", line: 2, by: "longer than an entry" },
  });
  expect(await refusalOf(await sealed([headerOf({ entries: mostEntries + 1, parts: 0 })]))).toMatch(
    /more than 200000 entries/,
  );
  expect(await refusalOf(await sealed([headerOf({ entries: 2, parts: 0 }), json]))).toMatch(
    /^damaged/,
  );
  expect(await refusalOf(await sealed([headerOf({ entries: 1, parts: 99 }), json]))).toMatch(
    /^damaged/,
  );
  const parts = sample.parts.length;
  expect(await refusalOf(await sealed([headerOf({ entries: 2, parts }), `${json},`]))).toMatch(
    /^damaged/,
  );
});

test("[BK4] a line that only begins as an end does is damage wherever something follows it", async () => {
  const lines = (await backupOf([short, { ...short, id: clock.newId() }])).split("\n");
  for (const loose of ["]", "],", '],"', '],"sha256"'])
    for (let at = 1; at < lines.length; at += 1) {
      const file = lines.toSpliced(at, 0, loose).join("\n");
      expect(await refusalOf(file), `${loose} before line ${at + 1}`).toMatch(/^damaged: /);
    }
});

test("[BK10] counts that are a list are no counts", async () => {
  const first = headerOf({ entries: 0 }, { version: 2, minReader: 2 });
  expect(await refusalOf(await sealed([first]))).toBeUndefined();
  const listed = first.replace(/"counts":\{[^}]*\}/, '"counts":[]');
  expect(await refusalOf(await sealed([listed]))).toMatch(/^foreign: /);
});

test("[BK10] the last of two values of one key counts, as in all JSON, and minus zero is zero", async () => {
  const json = JSON.stringify(sample)
    .replace('"title":', '"title":"first","title":')
    .replace(/"createdAt":\d+/, '"createdAt":-0');
  const outcome = await read(await sealedEntry(json, sample.parts.length));
  expect(outcome.ok && outcome.value[0]?.title).toBe(sample.title);
  expect(outcome.ok && (await backupOf(outcome.value))).toContain('"createdAt":0,');
});

test("[BK11] an entry that cannot be read is named by its title and its line", async () => {
  const bad = { ...sample, title: "Pods and the Kubelet", facts: { tags: [] } };
  const file = await sealed([
    headerOf({ entries: 2, parts: sample.parts.length }),
    `${JSON.stringify(sample)},`,
    JSON.stringify(bad),
  ]);
  expect(await refusalOf(file)).toBe(
    "entry: The entry “Pods and the Kubelet” in line 3 cannot be read: facts.date is missing",
  );
  const untitled = JSON.stringify({
    ...sample,
    title: "",
    parts: [sample.parts[0], sample.parts[0]],
  });
  expect(await refusalOf(await sealedEntry(untitled, 2))).toBe(
    "entry: The entry without a title in line 2 cannot be read: it has two parts of one id",
  );
});

test("[BK11] damage is called damage, and not the fault of the entry it hit", async () => {
  const file = await backupOf([sample]);
  expect(await refusalOf(file.replace("2026-05-31", "2026-05-32"))).toBe(
    "damaged: This backup is damaged or was changed by another program: its check sum does not fit",
  );
  expect(await refusalOf(file.replace('"title":', '"title"'))).toMatch(/^damaged: .* at line 2/);
});

/** A backup of two entries with everything beside them, made as long as that by the text of the first. */
async function wholeBackup(leastBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts = short.parts.map((part) => ({ ...part, text: "word ".repeat(leastBytes / 5) }));
  const long = { ...short, parts };
  const beside = [
    ["versions", [printVersion({ entry: short, isPinned: true })]],
    ["session", ['{"instants":[1]}']],
    ["moods", ["[]", "{}"]],
  ] as const;
  let text = "";
  for await (const piece of encodeBackup([long, sample], undefined, beside)) text += piece;
  return new Uint8Array(bytesOf(text));
}

test("[BF13] a backup of 20 kB with history and sections is refused wherever it is cut off", async () => {
  const file = await wholeBackup(15_000);
  expect(file.length).toBeGreaterThan(20_000);
  expect((await read(file, file.length)).ok).toBe(true);
  for (let length = 0; length < file.length; length++) {
    const outcome = await read(file.subarray(0, length), 4096);
    if (outcome.ok) throw new Error(`accepted when cut off after ${length} bytes`);
  }
});

test("[BF13] a backup of 2 kB with history and sections is refused whichever bit is turned", async () => {
  const beside = [
    ["versions", [printVersion({ entry: short })]],
    ["moods", ["[]"]],
  ] as const;
  let text = "";
  for await (const piece of encodeBackup(
    [short, { ...short, id: clock.newId() }],
    undefined,
    beside,
  ))
    text += piece;
  const file = bytesOf(text);
  expect(file.length).toBeGreaterThan(1500);
  for (let bit = 0; bit < file.length * 8; bit++) {
    const damaged = file.slice();
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const outcome = await read(damaged, 4096);
    if (outcome.ok) throw new Error(`accepted with bit ${bit} turned`);
  }
});
