import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Entry } from "../../src/core/journal/entry";
import { sample } from "../support/journey";
import { openSite, type Site } from "../support/site";
import { firefox, privateFirefox } from "./firefox";
import { type Engine, eventually, type Session } from "./session";
import { webkit } from "./webkit";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/b/");
});
test.afterAll(() => site.stop());

/** What the page says, as one text. */
const mainText = `return document.querySelector("main").innerText;`;
const saveState = `return document.querySelector('[role="status"][aria-label="Save state"]').textContent;`;

async function expectText(session: Session, ...words: readonly string[]): Promise<void> {
  await eventually(async () => {
    const text = String(await session.ask(mainText));
    for (const word of words) expect(text).toContain(word);
  });
}

/** The body of a function that gives the state of the worker, which is active only once every file is in its copy. */
const workerState = "return (await navigator.serviceWorker.ready).active?.state;";

async function untilSaved(session: Session): Promise<void> {
  await eventually(async () => expect(await session.ask(saveState)).toBe("Saved"));
}

/** Types the sample's title, facts, prose, one snippet and the mistake, by keys. */
async function write(session: Session, { title, facts, parts }: Entry): Promise<void> {
  await session.click("link", "New entry");
  await session.type("textbox", "Title", title);
  await session.setDate("Date", facts.date);
  await session.type("combobox", "Section", facts.section ?? "");
  await session.type("textbox", "Time spent", "50m");
  for (const part of parts) {
    if (part.kind === "learned") await session.type("textbox", "What I Learned", part.text);
    if (part.kind === "snippet" && part.language === "yaml") {
      await session.click("button", "Add snippet");
      await session.type("textbox", "Caption", part.caption);
      await session.choose("Language", part.language);
      // The field keeps the indentation of a new line by itself, so lines are typed without theirs.
      await session.type("textbox", "Code", "kind: Pod");
    }
    if (part.kind === "mistake") {
      await session.click("button", "Add mistake");
      await session.type("textbox", "What broke", part.broke);
      await session.type("textbox", "Terminal output", "options ndots:5");
    }
  }
  await untilSaved(session);
}

async function expectRead(session: Session): Promise<void> {
  await expectText(
    session,
    sample.title,
    "cluster networking",
    "2026-05-31",
    "50 min",
    "fewer guesses for names that leave the cluster",
    "kind: Pod",
    "I blamed the provider",
    "options ndots:5",
  );
  await eventually(async () =>
    expect(await session.ask(`return document.querySelectorAll("pre code span").length;`)).not.toBe(
      0,
    ),
  );
}

for (const engine of [firefox, privateFirefox, webkit] satisfies readonly Engine[]) {
  test.describe(engine.name, () => {
    const missing = engine.missing();
    test.skip(missing !== undefined, missing ?? "");
    let session: Session;
    test.beforeEach(async () => {
      session = await engine.start();
    });
    test.afterEach(() => session.close());

    test(`[EN1] ${engine.name}: write, reload, read`, async () => {
      await session.go(site.url);
      await write(session, sample);
      await session.click("link", "Done");
      await expectRead(session);
      await session.reload();
      await expectRead(session);
    });

    // Firefox has no service workers in private windows.
    if (engine !== privateFirefox)
      test(`[EN3] ${engine.name}: with no server, it starts anew, writes and reads`, async () => {
        await session.go(site.url);
        await eventually(async () => expect(await session.ask(workerState)).toBe("activated"));
        await site.stop();
        try {
          await session.reload();
          await write(session, sample);
          await session.click("link", "Done");
          await expectRead(session);
          await session.reload();
          await expectRead(session);
        } finally {
          await site.start();
        }
      });

    test(`[EN2] ${engine.name}: export, wipe, import`, async () => {
      await session.go(site.url);
      await write(session, sample);
      const file = await exported(session);
      await session.close();
      // Another profile is as empty as a wiped one.
      session = await engine.start();
      await session.go(`${site.url}#/data`);
      const folder = await mkdtemp(join(tmpdir(), "journal-backup-"));
      await writeFile(join(folder, "backup.json"), file);
      await session.upload("Import", join(folder, "backup.json"));
      await session.click("button", "Import");
      await eventually(() => session.click("link", "journal"));
      await session.click("link", sample.title);
      await expectRead(session);
      expect(await exported(session)).toBe(file);
      await rm(folder, { recursive: true });
    });
  });
}

/** The text of the file that "Export backup" makes; what the browser does with a download is its own. */
async function exported(session: Session): Promise<string> {
  await session.go(`${site.url}#/data`);
  await session.ask(`
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
      window.exportedFile = file;
      return make.call(URL, file);
    };`);
  await session.click("button", "Export backup");
  return eventually(async () => {
    const text = await session.ask(`return window.exportedFile?.text();`);
    if (typeof text !== "string") throw new Error("no file was made");
    return text;
  });
}
