import { expect, test } from "vitest";
import { type Renaming, renameFacts } from "../../../src/core/journal/rename-facts";

const facts = { date: "2026-03-04", section: "Networks", tags: ["DNS", "pods", "tls"] } as const;

test.each<[Renaming, object]>([
  [{ of: "tag", from: "dns", to: "names" }, { tags: ["names", "pods", "tls"] }],
  [{ of: "tag", from: "DNS", to: "dns" }, { tags: ["dns", "pods", "tls"] }],
  [{ of: "tag", from: "tls", to: "pods" }, { tags: ["DNS", "pods"] }],
  [{ of: "tag", from: "PODS" }, { tags: ["DNS", "tls"] }],
  [{ of: "section", from: "networks", to: "Wires" }, { section: "Wires" }],
  [{ of: "section", from: "Networks" }, { section: undefined }],
])("[TG2] %j changes the facts by %j", (renaming, patch) => {
  expect(renameFacts(facts, renaming)).toStrictEqual(patch);
});

test.each<Renaming>([
  { of: "tag", from: "dn", to: "names" },
  { of: "tag", from: "dns", to: "DNS" },
  { of: "section", from: "DNS", to: "names" },
  { of: "section", from: "networks", to: "Networks" },
])("[TG2] %j changes nothing", (renaming) => {
  expect(renameFacts(facts, renaming)).toBeUndefined();
});
