// Short runs of everything that lets the storage, the disk, other tabs, updates and the browser itself
// fail while somebody writes. The long runs are scripts of their own, their reports are in reports/.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether small disks can be mounted here: without the right to, none can be filled, and this says so. */
function canMount() {
  const folder = mkdtempSync(join(tmpdir(), "torment-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]);
  if (status === 0) spawnSync("umount", [folder]);
  else console.log("No disk can be mounted here: full disks are left out of this run.");
  rmdirSync(folder);
  return status === 0;
}

/** Name of the script, and what makes it short. */
const runs = [
  ["faults", "--runs", "150"],
  ["model", "--runs", "60"],
  ["merge", "--runs", "300"],
  ["backups", "--runs", "300", "--kills", "6", "--entries", "2000"],
  ["tabs", "--runs", "100", "--clock-runs", "50", "--browser-runs", "2"],
  // How much typing a kill takes is a figure of the long runs: a machine that tests on all its processors is no measure.
  ["crash", "--runs", "4", "--limit", "1500"],
  ["closes", "--runs", "10"],
  ["disk", "--runs", "4", "--cycles", canMount() ? "2" : "0", "--engine", "chromium"],
  ["durability", "--runs", "5"],
  ["updates", "--runs", "3", "--cases", "6"],
];

const failed = [];
for (const [name, ...options] of runs) {
  const begun = Date.now();
  const report = ["--report", `test-results/${name}.json`];
  const { status } = spawnSync(
    "npm",
    ["run", "--silent", `test:${name}`, "--", ...options, ...report],
    {
      stdio: "inherit",
    },
  );
  console.log(
    `${name}: ${status === 0 ? "passed" : "FAILED"} in ${Math.round((Date.now() - begun) / 1000)} s`,
  );
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
