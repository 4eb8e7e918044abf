import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { RunningBrowser } from "../crash/browsers";
import { sleep } from "../crash/sleep";

/** A call that had a file of IndexedDB written to the disk. */
export interface Sync {
  /** When it was made and when it came back: milliseconds since the epoch. */
  readonly atMs: number;
  readonly call: string;
}

/** Watches the system calls of a running browser. */
export interface Tracing {
  /** Ends the watching; what was seen. */
  end(): Promise<readonly Sync[]>;
}

const stracePath = "/usr/bin/strace";

/** Why nothing can be traced here, if so. */
export function missingForTracing(): string | undefined {
  return existsSync(stracePath) ? undefined : "strace is not installed";
}

/** Attaches strace to all processes of the browser, and to those that they start; `log` is its file. */
export async function traceSyncs(browser: RunningBrowser, log: string): Promise<Tracing> {
  const pids = browser.processes().flatMap(({ pid }) => ["-p", String(pid)]);
  const calls = "trace=fsync,fdatasync,sync_file_range,msync,syncfs,sync";
  const strace = spawn(stracePath, ["-f", "-y", "-ttt", "-e", calls, "-o", log, ...pids], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await attached(strace);
  return {
    async end() {
      const ended = new Promise((resolve) => strace.once("exit", resolve));
      strace.kill("SIGINT");
      await ended;
      return readSyncs(await readFile(log, "utf8"));
    },
  };
}

/** It says "attached" for every process; threads of theirs follow at once. */
function attached(strace: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    strace.once("exit", () => reject(new Error(`strace ended: ${said.slice(-300)}`)));
    strace.stderr?.on("data", (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes("attached")) void sleep(1500).then(resolve);
    });
  });
}

/** Lines like `123 1780000000.123456 fdatasync(57</profile/IndexedDB/…/000003.log>) = 0`, whole or resumed later. */
function readSyncs(log: string): readonly Sync[] {
  return log.split("\n").flatMap((line) => {
    const match = /^\d+\s+(\d+\.\d+) (\w+)\([^<]*<([^>]*)>/.exec(line);
    const [, seconds = "", call = "", path = ""] = match ?? [];
    return match && path.includes("/IndexedDB/") ? { atMs: Number(seconds) * 1000, call } : [];
  });
}
