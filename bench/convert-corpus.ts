import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { corpusBackup, readCorpus } from "./corpus";

// tsx bench/convert-corpus.ts --corpus til.zip --out backup.json [--seed 1]
const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    out: { type: "string", default: "backup.json" },
    seed: { type: "string", default: "1" },
  },
});

if (values.corpus === undefined || !existsSync(values.corpus)) {
  console.error(
    values.corpus === undefined
      ? "Say which collection to convert: --corpus path/to/til.zip"
      : `There is no collection at ${values.corpus}.`,
  );
  process.exitCode = 1;
} else {
  const notes = await readCorpus(values.corpus);
  const backup = await corpusBackup(notes, Number(values.seed));
  await writeFile(values.out, backup);
  console.log(
    `${notes.length} notes became entries of ${values.out} (${Buffer.byteLength(backup)} bytes).`,
  );
}
