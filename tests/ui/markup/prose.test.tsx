import fc from "fast-check";
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { linkTo } from "../../../src/core/markup/link";
import { Prose } from "../../../src/ui/markup/prose";
import { classicPayloads, payloads } from "../../support/markup-payloads";

afterEach(() => {
  render(null, document.body);
});

function draw(text: string): HTMLElement {
  render(<Prose text={text} />, document.body);
  return document.querySelector<HTMLElement>(".prose") ?? document.body;
}

const elements = new Set(
  "div p span h3 h4 h5 h6 ul ol li blockquote hr br strong em del code pre a figure figcaption button table thead tbody tr th td".split(
    " ",
  ),
);

const attributes = new Set(
  "class dir href target rel start role id aria-label aria-labelledby aria-pressed type tabindex scope data-look data-done data-tone data-align data-color data-control data-wrapped".split(
    " ",
  ),
);

function expectHarmless(text: string): void {
  for (const element of draw(text).querySelectorAll("*")) {
    expect(elements, text).toContain(element.localName);
    for (const name of element.getAttributeNames()) expect(attributes, text).toContain(name);
    const address = element.getAttribute("href");
    if (address !== null) {
      expect(linkTo(address), text).toBe(address);
      expect(["http:", "https:", "mailto:"], text).toContain(
        new URL(address, location.href).protocol,
      );
    }
  }
}

/** Counts what was run that was only to be read. */
function watchCanary(): () => number {
  let calls = 0;
  Reflect.set(globalThis, "canary", () => (calls += 1));
  return () => calls;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

test("[MD6] no classic payload runs, and none makes an element or attribute that is not ours", async () => {
  const calls = watchCanary();
  for (const payload of classicPayloads) {
    expectHarmless(payload);
    for (const link of document.querySelectorAll("a")) link.removeAttribute("href");
    document.querySelectorAll<HTMLElement>("a, button").forEach((element) => element.click());
    await settled();
  }
  expect(calls()).toBe(0);
});

test("[MD6] no generated payload runs, and none makes an element or attribute that is not ours", async () => {
  const calls = watchCanary();
  fc.assert(fc.property(payloads, expectHarmless), { numRuns: 600 });
  await settled();
  expect(calls()).toBe(0);
});

test("[MD6] the canary sings where HTML is read as HTML, so that its silence means something", async () => {
  const calls = watchCanary();
  const image = document.createElement("img");
  image.setAttribute("onerror", "canary(1)");
  image.src = "data:,";
  document.body.append(image);
  await expect.poll(calls).toBe(1);
  image.remove();
});

test("[MD7] links lead out in a new tab that knows nothing of this one, own pages open here, images are links", () => {
  const prose = draw(
    "[a](https://a.example) [b](#/find?q=x) ![c](https://c.example/p.png) [d](./d.md)",
  );
  const [outward, own, image, ...others] = prose.querySelectorAll("a");
  expect(others).toEqual([]);
  expect(outward).toMatchObject({ target: "_blank", rel: "noopener noreferrer" });
  expect(own?.getAttribute("href")).toBe("#/find?q=x");
  expect(own?.hasAttribute("target")).toBe(false);
  expect(image).toMatchObject({ href: "https://c.example/p.png", textContent: "c" });
  expect(prose.querySelector("img")).toBeNull();
  expect(prose.textContent).toBe("a b c d");
});

test("[MD7] tasks say whether they are done, alerts what they are, tables can be scrolled by keyboard", async () => {
  draw("- [ ] a\n- [x] b\n\n> [!WARNING]\n> c\n\n|d|e|\n|-|-:|\n|1|2|");
  await expect.element(page.getByRole("img", { name: "Not done" })).toBeVisible();
  await expect.element(page.getByRole("img", { name: "Done", exact: true })).toBeVisible();
  await expect.element(page.getByRole("note")).toHaveTextContent("Warningc");
  const frame = page.getByRole("group", { name: "Table" });
  await expect.element(frame).toHaveAttribute("tabindex", "0");
  await expect
    .element(page.getByRole("columnheader", { name: "e" }))
    .toHaveAttribute("data-align", "end");
});

test("[MD7] headings are of level 3 and deeper, a numbered list begins where it says", async () => {
  draw("# one\n\n###### six\n\n7. a");
  await expect.element(page.getByRole("heading", { level: 3, name: "one" })).toBeVisible();
  await expect.element(page.getByRole("heading", { level: 6, name: "six" })).toBeVisible();
  expect(document.querySelector("ol")?.start).toBe(7);
});

test("[MD7] a character that turns the direction does so in its own block only", () => {
  const [before, after] = ["a\n\nb c d\n\ne", "a\n\nb \u202Ec d\n\ne"].map((text) =>
    [...draw(text).querySelectorAll("p")].map((block) => block.getBoundingClientRect().toJSON()),
  );
  expect(after?.[0]).toEqual(before?.[0]);
  expect(after?.[2]).toEqual(before?.[2]);
});
