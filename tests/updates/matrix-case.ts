import type { Browser } from "playwright";
import type { Fault, Host } from "./host";
import type { Outcome } from "./outcome";
import type { Version } from "./versions";

/** What can be wrong with one file on a host. */
export const fileFaults: readonly Fault[] = ["404", "500", "half", "html"];

/** Two versions of the app, and the browser that meets them. */
export interface Ground {
  readonly browser: Browser;
  readonly old: Version;
  readonly next: Version;
  readonly folder: string;
}

/** What became of one case: what was seen, how often the page loaded itself anew, and what was wrong. */
export interface CaseResult {
  readonly outcome: Outcome;
  readonly reloads: number;
  readonly wrong?: string | undefined;
}

/** One combination of old, new, missing and damaged files. */
export interface MatrixCase {
  readonly name: string;
  run(): Promise<CaseResult>;
}

/** Cases that share what is costly to make. */
export interface CaseGroup {
  readonly name: string;
  readonly cases: readonly MatrixCase[];
  end(): Promise<void>;
}

/** Made when it is first needed, and only once. */
export function once<Made>(make: () => Promise<Made>): {
  get(): Promise<Made>;
  end(finish: (made: Made) => Promise<void>): Promise<void>;
} {
  let made: Promise<Made> | undefined;
  return {
    get: () => (made ??= make()),
    async end(finish) {
      if (made) await finish(await made);
    },
  };
}

/** All is well again on this host, which serves these folders. */
export function repair(host: Host, ...folders: readonly string[]): void {
  host.faults.clear();
  host.folders = folders;
  host.maxAgeOf = () => 0;
}
