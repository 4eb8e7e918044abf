import { signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import type { BackupAge } from "../../src/core/backup/backup-age";
import { BackupChip } from "../../src/ui/shell/backup-chip";

let root: HTMLElement;
const age = signal<BackupAge | undefined>(undefined);
afterEach(() => {
  render(null, root);
  root.remove();
});

test("[BK33] the prompt tells the age of the backup when it matters, and leads to where one is made", async () => {
  root = document.body.appendChild(document.createElement("main"));
  render(<BackupChip reminder={{ age }} />, root);
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
    .element(page.getByRole("link", { name: "backup 60 d" }))
    .toHaveAttribute("data-urgency", "now");
});
