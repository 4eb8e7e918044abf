import { expect, test } from "vitest";
import type { Head } from "../../../src/core/journal/entry";
import { EntrySuggester } from "../../../src/core/journal/entry-suggester";

const headOf = (label: string, more: Partial<Head> = {}): Head => ({
  id: label,
  label,
  facts: { date: "2026-05-31", tags: [] },
  createdAt: 0,
  openQuestions: 0,
  ...more,
});

const labels = (heads: readonly Head[], typed: string, own?: string) =>
  new EntrySuggester().suggest(heads, typed, own).map(({ label }) => label);

test("[CN16] the beginning of a title counts most, then that of a word, then any piece; accents stay, case does not", () => {
  const heads = ["Antipods", "On pods", "Pods", "kube-podman", "Größe", "Podium"].map((label) =>
    headOf(label),
  );
  expect(labels(heads, "pod")).toEqual(["Pods", "Podium", "On pods", "kube-podman", "Antipods"]);
  expect(labels(heads, "GRÖ")).toEqual(["Größe"]);
  expect(labels(heads, "gro\u0308")).toEqual(["Größe"]);
  expect(labels(heads, "nothing")).toEqual([]);
});

test("[CN16] of nothing the newest are offered, six at most, without the entry itself and conflict copies", () => {
  const heads = [
    headOf("own"),
    headOf("copy", { copyOf: "x" }),
    ...Array.from({ length: 9 }, (_, at) => headOf(`${at}`)),
  ];
  expect(labels(heads, "", "own")).toEqual(["0", "1", "2", "3", "4", "5"]);
});

test("[CN16] what is known of one list is not taken for another", () => {
  const suggester = new EntrySuggester();
  expect(suggester.suggest([headOf("Alpha")], "al")).toHaveLength(1);
  expect(suggester.suggest([headOf("Beta")], "al")).toHaveLength(0);
  expect(suggester.suggest([headOf("Beta")], "be")).toHaveLength(1);
});
