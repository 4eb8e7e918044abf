import { expect, test } from "vitest";
import type { InstallOffer } from "../../src/platform/installer";
import { InstallModel } from "../../src/state/install-model";

test("[IN1] the offer is the browser's, as it changes, and installing asks the browser", async () => {
  const model = new InstallModel();
  expect(model.offer.value).toBe("none");
  await model.install();
  let offer: InstallOffer = "button";
  let tell = () => {};
  let asked = 0;
  model.connect({
    offer: () => offer,
    watch(changed) {
      tell = changed;
    },
    install() {
      asked += 1;
      return Promise.resolve(true);
    },
  });
  expect(model.offer.value).toBe("button");
  await model.install();
  expect(asked).toBe(1);
  offer = "installed";
  tell();
  expect(model.offer.value).toBe("installed");
});
