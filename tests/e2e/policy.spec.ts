import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { sample, writeByHand } from "../support/journey";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

test("[SE1] the policy is the first thing in the built page's head, and the page has nothing inline", async () => {
  const html = await readFile("dist/index.html", "utf8");
  const [, tag = ""] = /<head>\s*(<[^>]+>)/.exec(html) ?? [];
  const first = tag.replaceAll("&#39;", "'");
  expect(first).toContain('http-equiv="Content-Security-Policy"');
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types app-sw app-worker app-backup app-exchange app-search",
  ])
    expect(first).toContain(directive);
  expect(first).not.toContain("unsafe");
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
});

test("[SE2] no file of the build makes HTML or code from a string", async () => {
  const names = await readdir("dist", { recursive: true });
  // The worker that colours code has no document; highlight.js brings its unused way into one along.
  const scripts = names.filter((name) => name.endsWith(".js") && !/\bhighlight-/.test(name));
  expect(scripts.length).toBeGreaterThan(3);
  const sinks =
    /\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(|createContextualFragment/;
  for (const name of scripts) {
    const code = await readFile(join("dist", name), "utf8");
    // Preact carries its own `dangerouslySetInnerHTML`, which no component of ours may use (the linter's rule).
    const ours = code.replaceAll(/\.innerHTML\s*=\s*\w+\.__html\b/g, "");
    expect({ name, sink: sinks.exec(ours)?.[0] }).toEqual({ name, sink: undefined });
  }
});

test("[SE3] writing and reading an entry asks no other host for anything and breaks no rule of the policy", async ({
  page,
}) => {
  const foreign: string[] = [];
  const violations: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith("blob:"))
      foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (/Content.Security.Policy|Trusted/i.test(message.text())) violations.push(message.text());
  });
  await page.goto(site.url);
  await writeByHand(page, {
    ...sample,
    parts: [
      ...sample.parts,
      {
        id: "x",
        kind: "aha",
        text: "![pixel](https://elsewhere.example/p.png) <img src=https://elsewhere.example/q.png onerror=alert(1)>",
      },
    ],
  });
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("main")).toContainText("<img src=https://elsewhere.example/q.png");
  expect(await page.locator("img").count()).toBe(0);
  expect(foreign).toEqual([]);
  expect(violations).toEqual([]);
});

test("[SE4] the browser itself refuses HTML strings, inline scripts, eval and foreign requests", async ({
  page,
}) => {
  await page.goto(site.url);
  const refused = await page.evaluate(async () => {
    const attempt = (run: () => unknown) => {
      try {
        run();
        return "allowed";
      } catch (error) {
        return error instanceof Error ? error.name : "refused";
      }
    };
    const html = attempt(() => {
      document.createElement("div").innerHTML = "<b>x</b>";
    });
    const policy = attempt(() =>
      Object(Reflect.get(window, "trustedTypes")).createPolicy("default", {}),
    );
    const foreign = await fetch("https://elsewhere.example/").then(
      () => "allowed",
      () => "refused",
    );
    const image = new Image();
    const loaded = new Promise((resolve) => {
      image.addEventListener("load", () => resolve("allowed"));
      image.addEventListener("error", () => resolve("refused"));
    });
    image.src = "https://elsewhere.example/p.png";
    return { html, policy, foreign, image: await loaded };
  });
  expect(refused).toEqual({
    html: "TypeError",
    policy: "TypeError",
    foreign: "refused",
    image: "refused",
  });
});

test("[SE5] what goes wrong with a pasted text stays text: the page of a hostile entry holds no element of its making", async ({
  page,
}) => {
  const hostile = `<script>window.hit=1</script><svg onload=window.hit=1><a href="javascript:window.hit=1">x</a>[y](javascript:window.hit=1)`;
  await page.goto(site.url);
  await page.getByRole("link", { name: "New entry" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(hostile);
  await page.getByRole("textbox", { name: "What I Learned" }).fill(hostile);
  await expect(page.getByRole("status", { name: "Save state" })).toHaveText("Saved");
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(hostile);
  await expect(page.getByRole("main").locator("script, a[href^='javascript']")).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(window, "hit"))).toBeUndefined();
});
