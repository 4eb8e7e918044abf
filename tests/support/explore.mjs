// Runs all property tests on cases that no run before has seen, and says the seed: `npm run explore -- 1000` for 1,000 a property.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";

const runs = process.argv[2] ?? "1000";
const seed = process.env["VITE_PROPERTY_SEED"] ?? String(randomInt(2 ** 31));
console.log(`Seed ${seed}, ${runs} cases a property.`);
const { status } = spawnSync(
  "npx",
  ["vitest", "run", "--project", "node", "--testTimeout", "600000"],
  {
    env: { ...process.env, VITE_PROPERTY_SEED: seed, VITE_PROPERTY_RUNS: runs },
    stdio: "inherit",
  },
);
if (status !== 0) console.log(`Again: VITE_PROPERTY_SEED=${seed} npm run explore -- ${runs}`);
process.exitCode = status ?? 1;
