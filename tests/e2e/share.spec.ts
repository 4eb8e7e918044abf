import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { expect, type Page, test } from "@playwright/test";
import { seededRandom } from "../../bench/random";
import { untilOffline } from "../support/until-offline";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/b/");
});
test.afterAll(() => site.stop());

const jot = (page: Page) => page.getByRole("textbox", { name: "Jot" });
const pasted = (page: Page) => page.getByRole("group", { name: "Pasted lines" });

/** The app is installed: its worker serves the next page. */
async function openInstalled(page: Page): Promise<void> {
  await page.goto(site.url);
  await untilOffline(page);
  await page.reload();
}

/** Shares as the system does: a form that is posted in a navigation of its own. */
async function share(
  page: Page,
  fields: Readonly<Record<string, string>>,
  files: readonly { readonly name: string; readonly text: string }[] = [],
): Promise<void> {
  const system = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(
      `<form method="post" enctype="multipart/form-data" action="${site.url}share"><input type="file" name="files" multiple><button>Share</button></form>`,
    );
  });
  await new Promise<void>((resolve) => system.listen(0, "127.0.0.1", resolve));
  const address = system.address();
  if (typeof address !== "object" || !address) throw new Error("no address");
  await page.goto(`http://127.0.0.1:${address.port}/`);
  await page.evaluate((given) => {
    for (const [name, value] of Object.entries(given)) {
      const field = document.createElement("textarea");
      Object.assign(field, { name, value });
      document.forms[0]?.append(field);
    }
  }, fields);
  await page
    .locator("input[type=file]")
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) })),
    );
  await page.getByRole("button", { name: "Share" }).click();
  await expect(jot(page)).toBeVisible();
  system.close();
}

test("[SH2] what is shared stands at the prompt, not stored, and not again after loading anew", async ({
  page,
}) => {
  await openInstalled(page);
  await share(page, { title: "Pods", text: "", url: "https://k8s.io/docs/#pods" });
  await expect(jot(page)).toHaveValue("Pods https://k8s.io/docs/#pods");
  await expect(page.getByRole("article")).toHaveCount(0);
  expect(new URL(page.url()).hash).toBe("#/");
  await page.reload();
  // It is what stands at the prompt, once.
  await expect(jot(page)).toHaveValue("Pods https://k8s.io/docs/#pods");
  await jot(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status", { name: "Jot state" })).toHaveText(/Stored/);
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.reload();
  await expect(jot(page)).toHaveValue("");
});

test("[SH2] a file is shared without a network, as pasted lines behind what stood there", async ({
  page,
}) => {
  await openInstalled(page);
  await jot(page).fill("half a thought");
  await expect(page.getByText("→ a new entry")).toBeVisible();
  await site.stop();
  await share(page, {}, [
    { name: "broken.log", text: "Error: connection refused\n    at connect" },
  ]);
  await expect(jot(page)).toHaveValue("half a thought\nbroken.log");
  await expect(pasted(page)).toContainText("connection refused");
  await site.start();
});

test("[SH4] a thousand things that are shared arrive as they are, ask no other host, and run nothing", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const foreign: string[] = [];
  await openInstalled(page);
  // A page without the prompt, which would take them one by one.
  await page.goto(`${site.url}#/settings`);
  await page.reload();
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url)) foreign.push(request.url());
  });
  const random = seededRandom(20_261_122);
  const pieces = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "https://a.example/?q=1#x",
    "? why",
    "#tag",
    "\u202e",
    "\ud800",
    "𝄞",
    "\0",
    "%00",
    "\r\n",
    " ",
    "x",
  ];
  const anyText = () =>
    Array.from({ length: random.below(8) }, () => random.pick(pieces)).join(random.pick(["", " "]));
  const payloads = Array.from({ length: 1000 }, () => ({
    title: anyText(),
    text: anyText(),
    url: anyText(),
    file: random.fraction() < 0.3 ? anyText() : undefined,
  }));
  const statuses = await page.evaluate(async (all) => {
    const answers: string[] = [];
    for (const { file, ...fields } of all) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      if (file !== undefined) form.append("files", new File([file], "a.txt"));
      const { type, status } = await fetch("share", {
        method: "POST",
        body: form,
        redirect: "manual",
      });
      answers.push(`${type} ${status}`);
    }
    return [...new Set(answers)];
  }, payloads);
  expect(statuses).toEqual(["opaqueredirect 0"]);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const cache = await caches.open(names.find((name) => name.includes("shared")) ?? "");
    const keys = (await cache.keys()).toSorted((a, b) => (a.url < b.url ? -1 : 1));
    return Promise.all(keys.map(async (key) => (await cache.match(key))?.json()));
  });
  // As a form carries it: line breaks are CRLF, and lone surrogates have no bytes.
  const carried = (text: string) => text.toWellFormed().replaceAll(/\r\n|\r|\n/g, "\r\n");
  expect(kept).toEqual(
    payloads.map(({ title, text, url, file }) => ({
      title: carried(title),
      text: carried(text),
      url: carried(url),
      files: file === undefined ? [] : [{ name: "a.txt", text: file.toWellFormed() }],
      isCut: false,
    })),
  );
  // A page that ends at once loses nothing of it.
  await page.goto(`${site.url}#/?jot=`);
  await page.reload();
  await expect(jot(page)).not.toHaveValue("");
  await expect(page.getByRole("article")).toHaveCount(0);
  const left = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => name.includes("shared")));
  await expect.poll(left).toEqual([]);
  expect(foreign).toEqual([]);
});

/** Opens files as the system does: Chromium's queue of launches, in the page's hands. */
async function openWith(page: Page): Promise<(name: string, text: string) => Promise<void>> {
  await page.addInitScript(() => {
    Object.defineProperty(window, "launchQueue", {
      value: { setConsumer: (consume: unknown) => Reflect.set(window, "launched", consume) },
    });
  });
  return async (name, text) => {
    await page.waitForFunction(() => Reflect.has(window, "launched"));
    await page.evaluate(
      ([fileName = "", words = ""]) => {
        const file = new File([words], fileName, { lastModified: 1 });
        Reflect.get(window, "launched")({ files: [{ getFile: () => Promise.resolve(file) }] });
      },
      [name, text],
    );
  };
}

test("[SH6] a text file that is opened stands at the prompt, and what was being typed is stored", async ({
  page,
}) => {
  const open = await openWith(page);
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill("half a title");
  await open("notes.md", "# Pods\n\nshare an IP");
  await expect(jot(page)).toHaveValue("notes.md");
  await expect(pasted(page)).toContainText("share an IP");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("link", { name: "half a title" })).toBeVisible();
  await page.reload();
  await open("notes.md", "# Pods\n\nshare an IP");
  await expect(jot(page)).toHaveValue("notes.md");
  await open("one.txt", "a line");
  await expect(jot(page)).toHaveValue("notes.md\none.txt");
  await expect(pasted(page)).toContainText("a line");
  await expect(pasted(page).locator("pre")).toHaveText("# Pods\n\nshare an IP\n\na line", {
    useInnerText: true,
  });
});

test("[SH6] a backup that is opened is shown before it changes anything, and another file is refused", async ({
  page,
}) => {
  const open = await openWith(page);
  await page.goto(site.url);
  await open("journal.json", readFileSync("tests/fixtures/backup-v1.json", "utf8"));
  await expect(page.getByRole("heading", { name: "Data" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import/ })).toBeVisible();
  await open("else.json", "{}");
  await expect(page.getByRole("alert").filter({ hasText: "else.json" })).toBeVisible();
  await page.goto(`${site.url}#/`);
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("[SH5] the manifest names the share target, the shortcuts and how the app is opened again", async ({
  page,
}) => {
  const manifest = await (await page.request.get(`${site.url}manifest.webmanifest`)).json();
  expect(manifest.share_target).toMatchObject({ action: "./share", method: "POST" });
  const opened = manifest.file_handlers.flatMap(({ accept }: { accept: object }) =>
    Object.values(accept).flat(),
  );
  expect(opened).toEqual([".json", ".md", ".markdown", ".txt", ".log"]);
  expect(manifest.launch_handler).toEqual({ client_mode: ["navigate-existing", "auto"] });
  expect(manifest.shortcuts.map(({ name }: { name: string }) => name)).toEqual([
    "New entry",
    "Jot",
    "Review",
    "Find",
  ]);
});
