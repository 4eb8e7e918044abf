import { expect, test } from "vitest";
import type { Address } from "../../src/platform/address";
import { RouteModel } from "../../src/state/route-model";

/** A browser's history: steps, and where it stands among them. */
function fakeAddress(first: string) {
  const steps = [first];
  let at = 0;
  let tell = () => {};
  const address: Address = {
    hash: () => steps[at] ?? "",
    go(hash) {
      steps.splice(at + 1, Infinity, hash);
      at += 1;
      tell();
    },
    replace(hash) {
      steps[at] = hash;
      tell();
    },
    back() {
      at = Math.max(0, at - 1);
      tell();
    },
    watch(changed) {
      tell = changed;
    },
  };
  return { address, steps };
}

test("[RT3] the route follows the address, whoever changes it", () => {
  const { address } = fakeAddress("#/settings");
  const model = new RouteModel(address);
  expect(model.route.value).toEqual({ page: "settings" });
  address.go("#/?tag=pods");
  expect(model.route.value).toEqual({ page: "journal", tag: "pods" });
  model.back();
  expect(model.route.value).toEqual({ page: "settings" });
});

test("[RT3] going makes a step in the history, replacing makes none", () => {
  const { address, steps } = fakeAddress("#/");
  const model = new RouteModel(address);
  model.go({ page: "new" });
  model.replace({ page: "help" });
  expect(steps).toEqual(["#/", "#/help"]);
  expect(model.route.value).toEqual({ page: "help" });
});
