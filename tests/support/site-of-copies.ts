import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "@playwright/test";
import { openSite, type Site } from "./site";

/** A host of the built app whose files a test may change; each test has its own. */
export interface SiteOfCopies {
  readonly folder: string;
  readonly site: Site;
}

/** Call it once in a file of tests; what it gives is valid within a test. */
export function siteOfCopies(): SiteOfCopies {
  let now: SiteOfCopies | undefined;
  const here = () => {
    if (!now) throw new Error("no test is running");
    return now;
  };
  test.beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), "journal-site-"));
    await cp("dist", folder, { recursive: true });
    now = { folder, site: await openSite("/", folder) };
  });
  test.afterEach(async () => {
    const { folder, site } = here();
    await site.stop();
    await rm(folder, { recursive: true });
  });
  return {
    get folder() {
      return here().folder;
    },
    get site() {
      return here().site;
    },
  };
}
