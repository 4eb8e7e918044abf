import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Highlight } from "../../../src/core/markup/code";
import { CodeBlock } from "../../../src/ui/markup/code-block";
import { HighlightContext } from "../../../src/ui/markup/highlight-context";
import { Prose } from "../../../src/ui/markup/prose";

afterEach(() => {
  render(null, document.body);
  vi.restoreAllMocks();
});

const colorful: Highlight = (code) =>
  Promise.resolve(code.split(/(?= )/).map((text) => ({ text, scope: "title.function" })));

const codeText = () => document.querySelector("code")?.textContent;

test("[HL6] a snippet is a figure named by its caption, with its language, its code and a button that copies it", async () => {
  render(<CodeBlock code={"kind: Pod\n"} language="yaml" caption="a pod" />, document.body);
  const figure = page.getByRole("figure", { name: "a pod", exact: true });
  await expect.element(figure).toBeVisible();
  await expect.element(figure.getByRole("button", { name: "Copy" })).toBeVisible();
  await expect.element(figure.getByRole("code")).toHaveTextContent("kind: Pod");
  await expect
    .element(figure.getByRole("group", { name: "Code, yaml" }))
    .toHaveAttribute("tabindex", "0");
});

test("[HL6] code in prose is the same figure, named by its language, even one that we do not know", async () => {
  render(<Prose text={"```sh\nls\n```\n\n```elixir\nx\n```\n\n```\ny\n```"} />, document.body);
  for (const name of ["Code, bash", "Code, elixir", "Code"]) {
    await expect.element(page.getByRole("figure", { name, exact: true })).toBeVisible();
  }
});

test("[HL6] code is there before its colours, and the colours neither change nor move it", async () => {
  const code = "echo one two\n\tthree  \n";
  render(<CodeBlock code={code} language="bash" />, document.body);
  expect(codeText()).toBe(code);
  const before = document.querySelector("figure")?.getBoundingClientRect().toJSON();
  render(
    <HighlightContext.Provider value={colorful}>
      <CodeBlock code={code} language="bash" />
    </HighlightContext.Provider>,
    document.body,
  );
  await expect
    .poll(() => document.querySelectorAll("code [data-color=name]").length)
    .toBeGreaterThan(2);
  expect(codeText()).toBe(code);
  expect(document.querySelector("figure")?.getBoundingClientRect().toJSON()).toEqual(before);
});

test("[HL6] code with more tokens than a page can draw in good time stays plain", async () => {
  const drawWords = (words: number) =>
    render(
      <HighlightContext.Provider value={colorful}>
        <CodeBlock code={" word".repeat(words)} language="bash" />
      </HighlightContext.Provider>,
      document.body,
    );
  drawWords(12_000);
  await expect.poll(() => document.querySelectorAll("code [data-color]").length).toBe(12_000);
  drawWords(12_001);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(document.querySelectorAll("code [data-color]")).toHaveLength(0);
  expect(codeText()).toBe(" word".repeat(12_001));
});

test("[HL6] colours that come late for code that has changed meanwhile are not shown", async () => {
  const answers: (() => void)[] = [];
  const slow: Highlight = (code) =>
    new Promise((resolve) => answers.push(() => resolve([{ text: code, scope: "comment" }])));
  const drawBlock = (code: string) =>
    render(
      <HighlightContext.Provider value={slow}>
        <CodeBlock code={code} language="bash" />
      </HighlightContext.Provider>,
      document.body,
    );
  drawBlock("old");
  await expect.poll(() => answers.length).toBe(1);
  drawBlock("new");
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.();
  answers[0]?.();
  await expect.poll(() => document.querySelector("code [data-color]")?.textContent).toBe("new");
});

test("[HL7] Copy copies the code as it is and says so; where it may not, it selects the code and says which keys", async () => {
  const code = "a \u202Eb\n";
  const written = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  render(<CodeBlock code={code} language="" />, document.body);
  await userEvent.click(page.getByRole("button", { name: "Copy" }));
  await expect.element(page.getByRole("status")).toHaveTextContent("Copied");
  expect(written).toHaveBeenCalledWith(code);

  written.mockRejectedValue(new DOMException("no", "NotAllowedError"));
  await userEvent.click(page.getByRole("button", { name: "Copy" }));
  await expect.element(page.getByRole("status")).toHaveTextContent(/Press (Ctrl\+|⌘)C/);
  expect(getSelection()?.toString().trim()).toBe(code.trim());
});

test("[HL7] Wrap is offered where a line is long, and only there", async () => {
  render(<CodeBlock code="short" language="" />, document.body);
  await expect.element(page.getByRole("button", { name: "Wrap" })).not.toBeInTheDocument();
  render(<CodeBlock code={"long ".repeat(100)} language="" />, document.body);
  const wrap = page.getByRole("button", { name: "Wrap" });
  await expect.element(wrap).toHaveAttribute("aria-pressed", "false");
  const pre = document.querySelector("pre");
  expect(pre?.scrollWidth).toBeGreaterThan(pre?.clientWidth ?? 0);
  await userEvent.click(wrap);
  await expect.element(wrap).toHaveAttribute("aria-pressed", "true");
  expect(pre?.scrollWidth).toBe(pre?.clientWidth);
});

test("[HL8] a character that turns the direction is shown as a badge, shut in, and still copied as it is", () => {
  for (const control of "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069") {
    const code = `if (${control}admin) {`;
    render(<CodeBlock key={control} code={code} language="" />, document.body);
    const badge = document.querySelector("[data-control]");
    expect(badge?.getAttribute("data-control")).toBe(
      `U+${control.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    expect(getComputedStyle(badge ?? document.body, "::before").content).toContain("⟪");
    expect(getComputedStyle(badge ?? document.body).unicodeBidi).toBe("isolate");
    expect(codeText()).toBe(code);
  }
  render(<CodeBlock code="plain é" language="" />, document.body);
  expect(document.querySelector("[data-control]")).toBeNull();
});
