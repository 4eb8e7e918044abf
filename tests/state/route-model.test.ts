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
    watch(changed) {
      tell = changed;
    },
  };
  const back = () => {
    at = Math.max(0, at - 1);
    tell();
  };
  return { address, steps, back };
}

test("[RT3] the route follows the address, whoever changes it", () => {
  const { address, back } = fakeAddress("#/settings");
  const model = new RouteModel(address);
  expect(model.route.value).toEqual({ page: "settings" });
  address.go("#/?tag=pods");
  expect(model.route.value).toEqual({ page: "journal", tag: "pods" });
  back();
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

test("[RT4] a change that is told twice is one change", () => {
  let tell = () => {};
  const { address } = fakeAddress("#/data");
  const model = new RouteModel({ ...address, watch: (changed) => void (tell = changed) });
  const first = model.route.value;
  tell();
  expect(model.route.value).toBe(first);
});

test("[RT4] who has gone elsewhere is not called back by a change of the page that they left", () => {
  const { address, steps } = fakeAddress("#/?jot=");
  const model = new RouteModel({ ...address, watch: () => {} });
  // The address has changed, and the browser's event comes later.
  address.go("#/settings");
  model.replace({ page: "journal" });
  expect(steps.at(-1)).toBe("#/settings");
});
