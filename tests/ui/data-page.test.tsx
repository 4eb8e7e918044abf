import { signal } from "@preact/signals";
import axe from "axe-core";
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { blankEntry, type Entry } from "../../src/core/journal/entry";
import type { Quota } from "../../src/platform/quota";
import { whenFilesDropped } from "../../src/platform/dropped-files";
import { InstallModel } from "../../src/state/install-model";
import { DataPage } from "../../src/ui/pages/data-page";
import { fakeClock } from "../support/fake-clock";
import { type BackupDevice, type BackupDeviceOptions, openBackup } from "../support/open-backup";
import { opening } from "../support/opening";
import { openTestStore } from "../support/open-test-store";

const clock = fakeClock();
let root: HTMLElement | undefined;

afterEach(() => {
  if (root) render(null, root);
  root?.remove();
});

function entryOf(title: string): Entry {
  const blank = blankEntry(clock.newId(), { date: "2026-05-31", tags: [] }, clock.nowMs());
  return { ...blank, title };
}

const noReminder = signal(undefined);

async function show(
  entries: readonly Entry[],
  options: BackupDeviceOptions = {},
): Promise<BackupDevice> {
  const store = openTestStore();
  for (const entry of entries) await store.keep({ entry, base: 0, sitting: "s", nowMs: 0 });
  const device = openBackup({ store, ...options });
  root = document.body.appendChild(document.createElement("main"));
  render(
    <DataPage
      app={{
        ...device,
        open: opening({ backup: () => Promise.resolve(device.backup) }),
        reminder: noReminder,
        install: new InstallModel(),
      }}
    />,
    root,
  );
  await expect.element(page.getByLabelText("Import", { exact: true })).toBeVisible();
  return device;
}

/** A backup of another device with these entries. */
async function backupOf(entries: readonly Entry[], name = "kubecraft.json"): Promise<File> {
  const store = openTestStore();
  for (const entry of entries) await store.keep({ entry, base: 0, sitting: "s", nowMs: 0 });
  return new File([await openBackup({ store }).exported()], name);
}

const field = () => page.getByLabelText("Import", { exact: true });
const preview = () => page.getByRole("region", { name: "Import preview" });
const button = (name: string) => page.getByRole("button", { name, exact: true });

/** The numbers of the preview by their words. */
function counts(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...document.querySelectorAll("dt")].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent ?? "",
    ]),
  );
}

test("[BK22] a file is picked, previewed, imported, exported again and undone, all by name", async () => {
  const device = await show([entryOf("mine")]);
  await userEvent.upload(field(), await backupOf([entryOf("theirs"), entryOf("theirs too")]));
  await expect.element(preview()).toBeVisible();
  expect(counts()).toEqual({
    new: "2",
    same: "0",
    "newer in file": "0",
    "newer here": "0",
    "both changed": "0",
  });
  await expect.element(preview().getByText("kubecraft.json")).toBeVisible();
  await button("Import").click();
  await expect.element(button("Undo import")).toBeVisible();
  await expect.element(preview()).not.toBeInTheDocument();
  expect(JSON.parse(await device.exported()).entries).toHaveLength(3);
  await button("Undo import").click();
  await expect.element(button("Undo import")).not.toBeInTheDocument();
  await expect.poll(() => device.told().join()).toMatch(/Import undone/);
  expect(JSON.parse(await device.exported()).entries).toHaveLength(1);
});

test("[BK22] while a preview is open, only one thing is called Import, and cancelling stores nothing", async () => {
  const device = await show([]);
  await userEvent.upload(field(), await backupOf([entryOf("theirs")]));
  await expect.element(preview()).toBeVisible();
  expect(page.getByRole("button", { name: "Import", exact: true }).elements()).toHaveLength(1);
  await expect.element(page.getByRole("heading", { name: "Import preview" })).toHaveFocus();
  await button("Cancel").click();
  await expect.element(preview()).not.toBeInTheDocument();
  await expect.element(field()).toHaveFocus();
  expect(JSON.parse(await device.exported()).entries).toEqual([]);
});

test("[BK22] the titles of each kind are there to be looked at, the first twenty of many", async () => {
  await show([]);
  const titles = Array.from({ length: 23 }, (_, at) => `entry ${at} <b>x</b>`);
  await userEvent.upload(field(), await backupOf(titles.map(entryOf)));
  await preview().getByText("Titles of new").click();
  await expect.element(preview().getByText("entry 19 <b>x</b>")).toBeVisible();
  await expect.element(preview().getByText("and 3 more")).toBeVisible();
  expect(preview().getByRole("listitem").elements()).toHaveLength(20);
});

test("[BK22] axe finds nothing on the page, with a preview and without", async () => {
  await show([entryOf("mine")], { quota: quotaOf(false) });
  const violations = async () =>
    (await axe.run(root ?? document.body, { rules: { region: { enabled: false } } })).violations;
  expect(await violations()).toEqual([]);
  await userEvent.upload(field(), await backupOf([entryOf("theirs")]));
  await expect.element(preview()).toBeVisible();
  expect(await violations()).toEqual([]);
});

test("[BK22] the same file again says that there is nothing to import", async () => {
  const entries = [entryOf("mine")];
  const device = await show(entries);
  await userEvent.upload(field(), await backupOf(entries));
  await expect.element(preview().getByText("Nothing to import", { exact: false })).toBeVisible();
  expect(counts()).toMatchObject({ new: "0", same: "1" });
  await button("Import").click();
  await expect.element(preview()).not.toBeInTheDocument();
  expect(device.told()).toEqual(["Nothing to import: everything in this file is here already."]);
});

test("[BK22] a file that is not a backup is refused in a sentence, and the next one is taken", async () => {
  await show([]);
  await userEvent.upload(field(), new File(["<!doctype html>"], "kubecraft.json"));
  const alert = page.getByRole("alert");
  await expect.element(alert).toHaveTextContent("This file is a web page (HTML)");
  await expect.element(alert).toHaveTextContent("nothing was changed");
  await expect.element(preview()).not.toBeInTheDocument();
  await userEvent.upload(field(), await backupOf([entryOf("theirs")]));
  await expect.element(preview()).toBeVisible();
  await expect.element(alert).toHaveTextContent("");
});

test("[BK22] a file can be dropped anywhere on the page", async () => {
  const device = await show([]);
  const model = await device.importModel();
  const ended = whenFilesDropped((files) => void files.then((dropped) => model.take(dropped)));
  const dropped = new DataTransfer();
  dropped.items.add(await backupOf([entryOf("theirs")], "no extension"));
  const drop = new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true });
  document.body.dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(true);
  await expect.element(preview().getByText("no extension")).toBeVisible();
  ended();
});

test("[BK18] an export is a download of the day's name, and the page says when it was", async () => {
  const device = await show([entryOf("a"), entryOf("b")]);
  await expect.element(page.getByText("No backup has left this browser yet")).toBeVisible();
  await button("Export backup").click();
  await expect.element(page.getByText("Last backup today. It holds 2 entries.")).toBeVisible();
  expect(device.given.map(({ name }) => name)).toEqual(["kubecraft-journal-2026-05-31.json"]);
});

function quotaOf(isPersisted: boolean | undefined): Quota {
  const answers = { isPersisted };
  return {
    estimate: async () => ({ usedBytes: 1_234_567, freeBytes: 54_000_000_000 }),
    isPersisted: async () => answers.isPersisted,
    persist: async () => (answers.isPersisted = true),
  };
}

test("[BK23] storage that may be cleared is said to be so, and can be asked to be kept", async () => {
  await show([], { quota: quotaOf(false) });
  const status = page.getByRole("status", { name: "Storage" });
  await expect.element(status).toHaveTextContent("Not protected.");
  await expect.element(status).toHaveTextContent("1.2 MB used, 54 GB free");
  await button("Protect storage").click();
  await expect.element(status).toHaveTextContent(/^Protected\./);
  await expect.element(button("Protect storage")).not.toBeInTheDocument();
});

test("[BK23] where the browser does not say, nothing is claimed", async () => {
  await show([]);
  const status = page.getByRole("status", { name: "Storage" });
  await expect.element(status).toHaveTextContent("No promise.");
  await expect.element(button("Protect storage")).not.toBeInTheDocument();
});

test("[BF7] a damaged file offers its salvage by name, and axe finds nothing on any step of it", async () => {
  const violations = async () =>
    (await axe.run(root ?? document.body, { rules: { region: { enabled: false } } })).violations;
  const device = await show([entryOf("mine")]);
  const whole = await (await backupOf([entryOf("theirs"), entryOf("lost")])).text();
  await userEvent.upload(field(), new File([whole.replace('"lost"', "lost")], "torn.json"));
  await expect.element(button("Salvage what is whole")).toBeVisible();
  expect(await violations()).toEqual([]);
  await userEvent.click(button("Salvage what is whole"));
  await expect.element(preview()).toHaveTextContent(/This is a salvage of a damaged file\./);
  await expect.element(preview()).toHaveTextContent(/1 line is lost\./);
  expect(counts()).toMatchObject({ new: "1" });
  expect(await violations()).toEqual([]);
  await userEvent.click(button("Import"));
  await expect
    .poll(() => device.told().join())
    .toMatch(/Imported: 1 new\. This was a salvage: 1 line/);
});
