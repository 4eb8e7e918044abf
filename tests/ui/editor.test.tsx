import { options, render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { cdp, type Locator, page, userEvent } from "vitest/browser";
import { headOf } from "../../src/core/journal/entry";
import { textsOf } from "../../src/core/journal/part";
import { printRoute } from "../../src/core/route";
import { browserClock } from "../../src/platform/clock";
import { newId } from "../../src/platform/ids";
import { EditorModel } from "../../src/state/editor-model";
import { JournalModel } from "../../src/state/journal-model";
import { NoticeModel } from "../../src/state/notice-model";
import { RouteModel } from "../../src/state/route-model";
import { SettingsModel } from "../../src/state/settings-model";
import type { JournalStore } from "../../src/storage/journal-store";
import { EditPage } from "../../src/ui/pages/edit-page";
import { Notices } from "../../src/ui/shell/notices";
import "../../src/ui/styles/layers.css";
import "../../src/ui/styles/reset.css";
import "../../src/ui/styles/tokens.css";
import "../../src/ui/styles/base.css";
import { memoryStore } from "../support/memory-store";
import { openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

let root: HTMLElement | undefined;

afterEach(() => {
  if (root) render(null, root);
  root?.remove();
  vi.restoreAllMocks();
});

type EditorStore = Pick<JournalStore, "entry" | "keep" | "newestHeads" | "headsAfter">;

/** The edit page over a store, at an address of its own; `#/new` unless said otherwise. */
const later = (delayMs: number, run: () => void) => void setTimeout(run, delayMs);

async function openPage(store: EditorStore = openTestStore(), hash = "#/new", after = later) {
  const notices = new NoticeModel(after);
  const journal = new JournalModel(store, (run) => after(0, run));
  const smallStorage = smallMemory();
  let changed = () => {};
  const go = (next: string) => {
    hash = next;
    changed();
  };
  const route = new RouteModel({
    hash: () => hash,
    go,
    replace: go,
    watch: (run) => {
      changed = run;
    },
  });
  const editor = new EditorModel({
    store,
    clock: browserClock,
    newId,
    after,
    notices,
    smallStorage,
    onKept: ({ entry }) => journal.put(headOf(entry)),
  });
  await journal.open();
  root = document.body.appendChild(document.createElement("main"));
  const app = { editor, journal, notices, route, settings: new SettingsModel(smallStorage) };
  render(
    <>
      <EditPage app={app} />
      <Notices model={notices} />
    </>,
    root,
  );
  await expect.poll(() => editor.opening.peek().state).toMatch(/open|missing/);
  return { editor, route, journal, hash: () => hash, store };
}

const textbox = (name: string) => page.getByRole("textbox", { name, exact: true });
const combobox = (name: string) => page.getByRole("combobox", { name, exact: true });
const button = (name: string) => page.getByRole("button", { name, exact: true });
const group = (name: string) => page.getByRole("group", { name, exact: true });
const saveState = () => page.getByRole("status", { name: "Save state" });

async function expectSaved(): Promise<void> {
  await expect.element(saveState()).toHaveTextContent(/^Saved$/);
}

async function expectFocus(locator: Locator): Promise<void> {
  await expect.element(locator).toHaveFocus();
}

/** Every call of a field's value setter while that field has the focus. */
function spyOnFocusedSetters(): { readonly calls: () => number } {
  let calls = 0;
  for (const prototype of [HTMLInputElement.prototype, HTMLTextAreaElement.prototype]) {
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, "value") ?? {};
    vi.spyOn(prototype, "value", "set").mockImplementation(function setValue(
      this: HTMLInputElement | HTMLTextAreaElement,
      text: string,
    ) {
      if (this === document.activeElement) calls++;
      set?.call(this, text);
    });
    expect(get).toBeDefined();
  }
  return { calls: () => calls };
}

test("[WR20] every field and button has the name that checks from outside rely on", async () => {
  await openPage();
  for (const name of ["Title", "Time spent", "What I Learned"])
    await expect.element(textbox(name)).toBeVisible();
  for (const name of ["Section", "Energy", "Tags"])
    await expect.element(combobox(name)).toBeVisible();
  await expect
    .element(page.getByLabelText("Date", { exact: true }))
    .toHaveAttribute("type", "date");
  for (const [name, radios] of [
    ["Confidence", ["1", "2", "3", "4", "5"]],
    ["Difficulty", ["easy", "medium", "hard"]],
  ] as const) {
    const choice = page.getByRole("radiogroup", { name, exact: true });
    for (const radio of radios)
      await expect
        .element(choice.getByRole("radio", { name: radio, exact: true }))
        .toBeInTheDocument();
  }
  await expect.element(page.getByRole("link", { name: "Done", exact: true })).toBeVisible();
  await expect.element(saveState()).toHaveTextContent(/^$/);
});

test("[WR22] each button adds its part and moves the focus into the part's first field", async () => {
  await openPage();
  for (const [kind, in_, first] of [
    ["thought", "Thought 1", "My Thoughts"],
    ["connection", "Connection 1", "Connections"],
    ["snippet", "Snippet 1", "Caption"],
    ["mistake", "Mistake 1", "What broke"],
    ["aha", "Aha 1", "Aha Moment"],
    ["question", "Question 1", "Question"],
    ["application", "Application 1", "Real World Application"],
    ["goal", "Goal 1", "Next session goal"],
    ["snippet", "Snippet 2", "Caption"],
  ] as const) {
    await button(`Add ${kind}`).click();
    await expectFocus(group(in_).getByRole("textbox", { name: first, exact: true }));
  }
  for (const name of ["What broke", "How I fixed it", "The tell", "Terminal output"])
    await expect
      .element(group("Mistake 1").getByRole("textbox", { name, exact: true }))
      .toBeVisible();
  const language = group("Snippet 2").getByRole("combobox", { name: "Language", exact: true });
  await expect.element(language).toHaveDisplayValue("plain text");
  await expect.element(group("Snippet 2").getByRole("textbox", { name: "Code" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Answered" }).click();
  await expect.element(textbox("Answer")).toBeVisible();
});

test("[WR21] a new entry begins in its title, and gets its address while the field, its caret and its focus stay", async () => {
  const { hash, editor } = await openPage();
  await expectFocus(textbox("Title"));
  const title = document.activeElement;
  await userEvent.keyboard("Pods");
  await expectSaved();
  expect(hash()).toMatch(/^#\/entry\/[0-9a-f-]{36}\/edit$/);
  expect(document.activeElement).toBe(title);
  await userEvent.keyboard("{ArrowLeft}{ArrowLeft}xy");
  await expect.element(textbox("Title")).toHaveValue("Poxyds");
  await userEvent.keyboard("{Enter}");
  await expectFocus(textbox("What I Learned"));
  expect(editor.opening.peek().state).toBe("open");
});

test("[WR21] a new entry after one that was written has empty fields", async () => {
  const { route } = await openPage();
  await userEvent.keyboard("first");
  await expectSaved();
  route.go({ page: "new" });
  await expect.element(textbox("Title")).toHaveValue("");
  await expectFocus(textbox("Title"));
  await userEvent.keyboard("second");
  await expectSaved();
  await expect.element(textbox("Title")).toHaveValue("second");
});

test("[WR3] everything that was typed is in the fields when the entry is opened again", async () => {
  const { store, hash } = await openPage();
  await userEvent.keyboard("Pods");
  await combobox("Section").fill("core");
  await textbox("Time spent").fill("1h20");
  await page.getByRole("radio", { name: "4", exact: true }).click();
  await page.getByRole("radio", { name: "hard", exact: true }).click();
  await combobox("Tags").fill("pods, kubelet,");
  await button("Add snippet").click();
  await userEvent.keyboard("caption");
  await combobox("Language").selectOptions("bash");
  await textbox("Code").fill("ls -la");
  await button("Add question").click();
  await userEvent.keyboard("why?");
  await page.getByRole("checkbox", { name: "Answered" }).click();
  await textbox("Answer").fill("because");
  await expectSaved();
  const address = hash();
  if (root) render(null, root);
  await openPage(store, address);
  await expect.element(textbox("Title")).toHaveValue("Pods");
  await expect.element(combobox("Section")).toHaveValue("core");
  await expect.element(textbox("Time spent")).toHaveValue("1 h 20 min");
  await expect.element(page.getByRole("radio", { name: "4", exact: true })).toBeChecked();
  await expect.element(page.getByRole("radio", { name: "hard", exact: true })).toBeChecked();
  await expect.element(button("Remove tag pods")).toBeVisible();
  await expect.element(button("Remove tag kubelet")).toBeVisible();
  await expect.element(textbox("Caption")).toHaveValue("caption");
  await expect.element(combobox("Language")).toHaveValue("bash");
  await expect.element(textbox("Code")).toHaveValue("ls -la");
  await expect.element(textbox("Answer")).toHaveValue("because");
});

test("[WR2] Saved is read after the commit and not before, and not while more is waiting", async () => {
  const store = memoryStore();
  await openPage({ ...openTestStore(), entry: store.entry, keep: (change) => store.keep(change) });
  await userEvent.keyboard("a");
  await expect.element(saveState()).toHaveTextContent(/^Saving…$/);
  await expect.poll(() => store.inFlight()).toBe(1);
  await userEvent.keyboard("b");
  store.end();
  await expect.poll(() => store.inFlight()).toBe(1);
  await expect.element(saveState()).toHaveTextContent(/^Saving…$/);
  store.end();
  await expectSaved();
});

test("[WR2] after the first key nothing is drawn for a key, whichever field it is typed into", async () => {
  const store = memoryStore();
  await openPage(
    { ...openTestStore(), entry: store.entry, keep: (change) => store.keep(change) },
    "#/new",
    // A slow machine must not be told of the write that takes its time.
    (delayMs, run) => void (delayMs < 500 && setTimeout(run, delayMs)),
  );
  await button("Add snippet").click();
  await button("Add question").click();
  await userEvent.keyboard("a");
  await expect.element(saveState()).toHaveTextContent(/^Saving…$/);
  const { diffed } = options;
  let drawn = 0;
  options.diffed = (vnode) => {
    drawn++;
    diffed?.(vnode);
  };
  try {
    for (const field of [
      textbox("Title"),
      textbox("What I Learned"),
      combobox("Section"),
      textbox("Time spent"),
      combobox("Tags"),
      textbox("Caption"),
      textbox("Code"),
      textbox("Question"),
    ]) {
      await field.click();
      drawn = 0;
      await userEvent.keyboard("12");
      await new Promise((resolve) => setTimeout(resolve, 0));
      expect(drawn, field.selector).toBe(0);
    }
    // What is counted is counted.
    await button("Add aha").click();
    expect(drawn).toBeGreaterThan(0);
  } finally {
    if (diffed) options.diffed = diffed;
    else delete options.diffed;
  }
});

test("[WR4] when it cannot be stored the state and a notice say why, Done stays, and the text too", async () => {
  const store = memoryStore();
  store.always("fail", { kind: "full" });
  const { hash } = await openPage({
    ...openTestStore(),
    entry: store.entry,
    keep: (change) => store.keep(change),
  });
  await userEvent.keyboard("kept");
  await expect.element(saveState()).toHaveTextContent(/^Not saved: .*full/);
  await expect.element(page.getByText(/What you wrote is kept and tried again/)).toBeVisible();
  await page.getByRole("link", { name: "Done" }).click();
  await expect.element(textbox("Title")).toHaveValue("kept");
  expect(hash()).toBe("#/new");
  store.always("commit");
  await page.getByRole("link", { name: "Done" }).click();
  await expect.poll(hash).toMatch(/^#\/entry\/[0-9a-f-]{36}$/);
});

test("[WR23] Done leads to the entry, and from a blank new one back to the journal", async () => {
  const { hash, store } = await openPage();
  await button("Add snippet").click();
  await page.getByRole("link", { name: "Done" }).click();
  await expect.poll(hash).toBe("#/");
  if (root) render(null, root);
  const next = await openPage(store);
  await userEvent.keyboard("x");
  await page.getByRole("link", { name: "Done" }).click();
  await expect.poll(next.hash).toMatch(/^#\/entry\/[0-9a-f-]{36}$/);
});

test("[WR24] a time that is not understood says so, is not Saved, holds Done back, and is stored once it is understood", async () => {
  const { hash } = await openPage();
  await userEvent.keyboard("x");
  await textbox("Time spent").fill("fifty");
  await expect.element(textbox("Time spent")).toHaveAttribute("aria-invalid", "true");
  await expect
    .element(textbox("Time spent"))
    .toHaveAccessibleDescription("Not understood. Try 50, 1h20 or 1:20.");
  await expect.element(saveState()).toHaveTextContent(/^Not saved: /);
  await page.getByRole("link", { name: "Done" }).click();
  await expectFocus(textbox("Time spent"));
  await expect.element(textbox("Time spent")).toHaveValue("fifty");
  await textbox("Time spent").fill("1:20");
  await expect.element(textbox("Time spent")).not.toHaveAttribute("aria-invalid");
  await expectSaved();
  await userEvent.tab();
  await expect.element(textbox("Time spent")).toHaveValue("1 h 20 min");
  await page.getByRole("link", { name: "Done" }).click();
  await expect.poll(hash).toMatch(/^#\/entry\/[0-9a-f-]{36}$/);
});

test("[WR24] a date that is taken away says which one is kept, and it comes back on leaving the field", async () => {
  const { editor } = await openPage();
  const date = page.getByLabelText("Date", { exact: true });
  await date.fill("2026-05-31");
  await date.fill("");
  await expect.element(date).toHaveAttribute("aria-invalid", "true");
  await expect
    .element(page.getByText("Not a day. 2026-05-31 is kept.", { exact: true }))
    .toBeVisible();
  await textbox("Title").click();
  await expect.element(date).toHaveValue("2026-05-31");
  await expect.element(date).not.toHaveAttribute("aria-invalid");
  const opening = editor.opening.peek();
  expect(opening.state === "open" && opening.sitting.draft().facts.date).toBe("2026-05-31");
});

test("[WR25] confidence is chosen with a click or an arrow key, and cleared by choosing it again", async () => {
  const { editor } = await openPage();
  const confidence = () => {
    const opening = editor.opening.peek();
    return opening.state === "open" ? opening.sitting.draft().facts.confidence : "closed";
  };
  const radio = (name: string) => page.getByRole("radio", { name, exact: true });
  await radio("3").click();
  expect(confidence()).toBe(3);
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(radio("4")).toBeChecked();
  expect(confidence()).toBe(4);
  await radio("4").click();
  await expect.element(radio("4")).not.toBeChecked();
  expect(confidence()).toBeUndefined();
  await radio("4").click();
  await expect.element(radio("4")).toBeChecked();
  await userEvent.keyboard("{Backspace}");
  await expect.element(radio("4")).not.toBeChecked();
  expect(confidence()).toBeUndefined();
});

test("[WR26] tags come by enter, comma, paste and leaving, go by their button and backspace, and each is there once", async () => {
  const { editor } = await openPage();
  const stored = () => {
    const opening = editor.opening.peek();
    return opening.state === "open" ? opening.sitting.draft().facts.tags : [];
  };
  await combobox("Tags").click();
  await userEvent.keyboard("pods{Enter}");
  await expect.element(button("Remove tag pods")).toBeVisible();
  await userEvent.keyboard("kubelet,");
  await expect.element(button("Remove tag kubelet")).toBeVisible();
  await expect.element(combobox("Tags")).toHaveValue("");
  await cdp().send("Input.insertText", { text: "a, b,  , Pods, core dns" });
  await expect.element(button("Remove tag b")).toBeVisible();
  // What is still being typed is stored too, as the tag that it would become.
  await expect.element(combobox("Tags")).toHaveValue(" core dns");
  expect(stored()).toEqual(["pods", "kubelet", "a", "b", "core-dns"]);
  await userEvent.tab();
  await expect.element(button("Remove tag core-dns")).toBeVisible();
  await expect.element(combobox("Tags")).toHaveValue("");
  await button("Remove tag a").click();
  await expectFocus(combobox("Tags"));
  await userEvent.keyboard("{Backspace}");
  await expect.element(button("Remove tag core-dns")).not.toBeInTheDocument();
  expect(stored()).toEqual(["pods", "kubelet", "b"]);
  await userEvent.keyboard("x{Backspace}");
  expect(stored()).toEqual(["pods", "kubelet", "b"]);
});

test("[WR27] in code the tab key indents, enter keeps the indentation, undo takes it back, and escape then tab leaves", async () => {
  await openPage();
  await button("Add snippet").click();
  // The keys come by a file of their own.
  await import("../../src/ui/editor/comfort");
  await textbox("Code").click();
  await userEvent.keyboard("a{Enter}{Tab}b{Enter}c");
  await expect.element(textbox("Code")).toHaveValue("a\n  b\n  c");
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
  await expect.element(textbox("Code")).toHaveValue("a\n  b\nc");
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(textbox("Code")).toHaveValue("a\n  b\n  c");
  await userEvent.keyboard("{Control>}a{/Control}{Tab}");
  await expect.element(textbox("Code")).toHaveValue("  a\n    b\n    c");
  await expectFocus(textbox("Code"));
  await userEvent.keyboard("{Escape}{Tab}");
  await expect.element(textbox("Code")).not.toHaveFocus();
  await expect.element(textbox("Code")).toHaveAccessibleDescription(/esc tab leaves/);
  for (const [name, value] of [
    ["autocomplete", "off"],
    ["autocapitalize", "none"],
    ["autocorrect", "off"],
    ["spellcheck", "false"],
  ] as const)
    await expect.element(textbox("Code")).toHaveAttribute(name, value);
});

test("[WR30] in prose enter goes on with a list", async () => {
  await openPage();
  await import("../../src/ui/editor/comfort");
  await textbox("What I Learned").click();
  await userEvent.keyboard("- [[ ] one{Enter}two{Enter}{Enter}end");
  await expect.element(textbox("What I Learned")).toHaveValue("- [ ] one\n- [ ] two\nend");
});

test("[WR31] two keys make what is selected strong or code, and plain again, and all of it is stored", async () => {
  const { editor } = await openPage();
  await import("../../src/ui/editor/comfort");
  await textbox("What I Learned").click();
  await userEvent.keyboard("pods{Control>}ab{/Control}");
  await expect.element(textbox("What I Learned")).toHaveValue("**pods**");
  await userEvent.keyboard("{Control>}be{/Control}");
  await expect.element(textbox("What I Learned")).toHaveValue("`pods`");
  const opening = editor.opening.peek();
  const texts = opening.state === "open" ? opening.sitting.draft().parts.flatMap(textsOf) : [];
  expect(texts).toEqual(["`pods`"]);
});

test("[WR32] an address that is pasted over words becomes their link, and anything else is pasted as it is", async () => {
  await openPage();
  await import("../../src/ui/editor/comfort");
  const field = textbox("What I Learned");
  const paste = (text: string) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    return !field.element().dispatchEvent(event);
  };
  await field.click();
  await userEvent.keyboard("the docs{Control>}a{/Control}");
  expect(paste("two words")).toBe(false);
  expect(paste("https://k8s.io/docs\n")).toBe(true);
  await expect.element(field).toHaveValue("[the docs](https://k8s.io/docs)");
  expect(paste("https://k8s.io/docs")).toBe(false);
});

test("[WR8] a part that is removed says so, and Undo puts it back whole, in its place, with the focus", async () => {
  const { editor } = await openPage();
  for (const text of ["one", "two", "three"]) {
    await button("Add aha").click();
    await userEvent.keyboard(text);
  }
  await button("Remove aha 2").click();
  await expectFocus(group("Aha 2"));
  await expect.element(group("Aha 2").getByRole("textbox")).toHaveValue("three");
  await expect.element(page.getByText("Aha 2 removed.")).toBeVisible();
  await button("Undo").click();
  await expect.element(group("Aha 2").getByRole("textbox")).toHaveValue("two");
  await expectFocus(group("Aha 2"));
  await expect.element(group("Aha 3").getByRole("textbox")).toHaveValue("three");
  const opening = editor.opening.peek();
  const texts = opening.state === "open" ? opening.sitting.draft().parts.flatMap(textsOf) : [];
  expect(texts).toEqual(["", "one", "two", "three"]);
});

test("[WR8] moving a part keeps every field, its text and the focus on the button", async () => {
  await openPage();
  await button("Add aha").click();
  await userEvent.keyboard("one");
  await button("Add aha").click();
  await userEvent.keyboard("two");
  const fields = [...document.querySelectorAll("textarea")];
  await button("Move aha 2 up").click();
  await expectFocus(button("Move aha 1 up"));
  await expect.element(button("Move aha 1 up")).toHaveAttribute("aria-disabled", "true");
  await expect.element(group("Aha 1").getByRole("textbox")).toHaveValue("two");
  const moved = [...document.querySelectorAll("textarea")];
  expect(moved).toEqual([fields[0], fields[2], fields[1]]);
  await button("Undo").click();
  await expect.element(group("Aha 1").getByRole("textbox")).toHaveValue("one");
  expect([...document.querySelectorAll("textarea")]).toEqual(fields);
});

test("[WR28] composing with an input method: the field is never written to, and all of it is stored", async () => {
  const { store, hash } = await openPage();
  const { calls } = spyOnFocusedSetters();
  await userEvent.keyboard("x{Enter}");
  await expectFocus(textbox("What I Learned"));
  for (const text of ["に", "にほ", "にほん", "日本"]) {
    await cdp().send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    // Commits come in while it is being composed.
    await expectSaved();
  }
  await cdp().send("Input.insertText", { text: "日本" });
  await button("Add aha").click();
  await cdp().send("Input.imeSetComposition", { text: "ㅎ", selectionStart: 1, selectionEnd: 1 });
  await cdp().send("Input.imeSetComposition", { text: "한", selectionStart: 1, selectionEnd: 1 });
  await expectSaved();
  await cdp().send("Input.insertText", { text: "한" });
  await expectSaved();
  await expect.element(textbox("What I Learned")).toHaveValue("日本");
  expect(calls()).toBe(0);
  const id = hash().split("/")[2] ?? "";
  const read = await store.entry(id);
  expect(read.ok && read.value?.entry.parts.flatMap(textsOf)).toEqual(["日本", "한"]);
});

test("[WR7] the title of a conflict copy is shown when its field is not being typed in", async () => {
  const store = openTestStore();
  const { hash } = await openPage(store);
  const { calls } = spyOnFocusedSetters();
  await userEvent.keyboard("Pods");
  await expectSaved();
  const id = hash().split("/")[2] ?? "";
  const read = await store.entry(id);
  if (!read.ok || !read.value) throw new Error("nothing was stored");
  const { entry, revision } = read.value;
  await store.keep({ entry: { ...entry, title: "Other" }, base: revision, sitting: "s", nowMs: 0 });
  const title = document.activeElement;
  await userEvent.keyboard("!");
  await expect.element(page.getByText(/goes on as a conflict copy/)).toBeVisible();
  await expectSaved();
  expect(document.activeElement).toBe(title);
  await expect.element(textbox("Title")).toHaveValue("Pods!");
  expect(calls()).toBe(0);
  await expect.poll(hash).not.toContain(id);
  await userEvent.keyboard("{Enter}");
  await expect.element(textbox("Title")).toHaveValue("Pods! (conflict copy)");
  const copy = await store.entry(hash().split("/")[2] ?? "");
  expect(copy.ok && copy.value?.entry.title).toBe("Pods! (conflict copy)");
});

test("[WR29] sections, energies and tags of other entries are offered", async () => {
  const { store } = await openPage();
  await userEvent.keyboard("x");
  await combobox("Section").fill("core concepts");
  await combobox("Tags").fill("pods,");
  await expectSaved();
  if (root) render(null, root);
  await openPage(store);
  for (const [name, value] of [
    ["Section", "core concepts"],
    ["Tags", "pods"],
  ] as const) {
    await combobox(name).click();
    const offered = () => {
      const list = combobox(name).element().getAttribute("list") ?? "";
      return [...document.querySelectorAll(`[id="${list}"] > option`)].map(
        (one) => one.textContent,
      );
    };
    await expect.poll(offered).toEqual([value]);
  }
});

test("an entry that is not there says so, with a way out", async () => {
  const id = "018f0000-0000-7000-8000-000000000000";
  await openPage(openTestStore(), printRoute({ page: "edit", id }));
  await expect.element(page.getByText("There is no such entry here.")).toBeVisible();
  await expect.element(page.getByRole("link", { name: "Back to journal" })).toBeVisible();
});
