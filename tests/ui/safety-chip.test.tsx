import { type Signal, signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import type { BackupAge } from "../../src/core/backup/backup-age";
import type { Quota } from "../../src/platform/quota";
import { SafetyChip } from "../../src/ui/shell/safety-chip";
import { openBackup } from "../support/open-backup";
import { opening } from "../support/opening";

let root: HTMLElement;
afterEach(() => {
  render(null, root);
  root.remove();
});

const roomy = { usedBytes: 1_000_000, freeBytes: 900_000_000 };

/** The chip of a browser that says this of its storage. */
function drawChip(age: Signal<BackupAge | undefined>, quota: Partial<Quota> = {}): void {
  const { backup } = openBackup({
    quota: {
      estimate: async () => roomy,
      isPersisted: async () => true,
      persist: async () => true,
      ...quota,
    },
  });
  root = document.body.appendChild(document.createElement("main"));
  render(
    <SafetyChip app={{ open: opening({ backup: async () => backup }) }} reminder={{ age }} />,
    root,
  );
}

test("[BK33] the prompt tells the age of the backup when it matters, and leads to where one is made", async () => {
  const age = signal<BackupAge | undefined>(undefined);
  drawChip(age);
  expect(root.textContent).toBe("");
  age.value = { days: 3, entriesSince: 2 };
  await Promise.resolve();
  expect(root.textContent).toBe("");
  age.value = { days: 30, entriesSince: 2 };
  const link = page.getByRole("link", { name: "backup 30 d" });
  await expect.element(link).toHaveAttribute("href", "#/data");
  await expect.element(link).toHaveAttribute("data-urgency", "soon");
  age.value = { days: 60, entriesSince: 2 };
  await expect
    .element(page.getByRole("link", { name: "backup 60 d", exact: true }))
    .toHaveAttribute("data-urgency", "now");
});

test("[BK34] that the browser promises nothing is told with a backup that is overdue", async () => {
  const age = signal<BackupAge | undefined>(undefined);
  drawChip(age, { isPersisted: async () => false });
  age.value = { days: 30, entriesSince: 2 };
  await expect
    .element(page.getByRole("link", { name: "backup 30 d", exact: true }))
    .toBeInTheDocument();
  age.value = { days: 60, entriesSince: 2 };
  await expect
    .element(page.getByRole("link", { name: "backup 60 d, unprotected" }))
    .toHaveAttribute(
      "title",
      "Last backup 60 days ago, 2 entries since. The browser may clear the journal.",
    );
});

test("[BK34] that there is hardly any room is told whatever the backup's age", async () => {
  drawChip(signal(undefined), {
    estimate: async () => ({ usedBytes: 50_000_000, freeBytes: 12_000_000 }),
  });
  await expect
    .element(page.getByRole("link", { name: "12 MB free" }))
    .toHaveAttribute("data-urgency", "now");
});
