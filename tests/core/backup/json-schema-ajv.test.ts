import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020";
import fc from "fast-check";
import { expect, test } from "vitest";
import { printVersion } from "../../../src/core/backup/format";
import { encodeBackup } from "../../../src/core/backup/encode";
import { arbitraryEntries } from "../../support/arbitrary-entry";

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(`public/schema/${name}`, "utf8"));
// A day's format is checked by its pattern, which says more.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { date: true } });
ajv.addSchema(schemaOf("entry.schema.json"), "entry.schema.json");
const isBackup = ajv.compile(schemaOf("backup.schema.json"));

const problemsOf = (value: unknown) => (isBackup(value) ? undefined : isBackup.errors);
const v2: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync("tests/fixtures/backup-v2.json", "utf8"),
);

test("[BF4] the frozen files of all versions are what the JSON Schema describes", () => {
  for (const name of ["backup-v1", "backup-v2", "backup-v2-cards"]) {
    const file: unknown = JSON.parse(readFileSync(`tests/fixtures/${name}.json`, "utf8"));
    expect(problemsOf(file)).toBeUndefined();
  }
});

test("[BF4] every backup that is written is what the JSON Schema describes", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryEntries(4), async (entries) => {
      const versions = entries.map((entry) => printVersion({ entry, isPinned: true }));
      let file = "";
      const beside = [["versions", versions]] as const;
      for await (const text of encodeBackup(entries, undefined, beside)) file += text;
      expect(problemsOf(JSON.parse(file))).toBeUndefined();
    }),
  );
});

test("[BF4] the JSON Schema refuses what is no backup", () => {
  for (const change of [
    { format: "another" },
    { version: 0 },
    { sha256: "x" },
    { entries: {} },
    { entries: [{ id: "x" }] },
    { versions: [{}] },
    { session: [{ instants: [] }] },
    { settings: [{ user: 1 }] },
    { counts: {} },
  ])
    expect(isBackup({ ...v2, ...change })).toBe(false);
});
