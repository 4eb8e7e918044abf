import { expect, test } from "vitest";
import { nearTag } from "../../../src/core/journal/near-tag";

test.each([
  ["core-concepts", "Core_Concepts"],
  ["coreconcept", "Core_Concepts"],
  ["pod", "pods"],
  ["policies", "policy"],
  ["kuberntes", "kubernetes"],
  ["kubernetse", "kubernetes"],
  ["kubernetas", "kubernetes"],
])("[TG1] %j is close to %j", (tag, old) => {
  expect(nearTag(tag, ["Core_Concepts", "pods", "policy", "kubernetes"])).toBe(old);
});

test.each([
  ["k3s", ["k8s"]],
  ["python3", ["python2"]],
  ["python3", ["python"]],
  ["PODS", ["pods", "pod"]],
  ["helm", ["hell"]],
  ["--", ["-"]],
  ["بود", ["خدمة"]],
  ["容器", ["网络"]],
])("[TG1] %j is close to none of %j", (tag, known) => {
  expect(nearTag(tag, known)).toBeUndefined();
});
