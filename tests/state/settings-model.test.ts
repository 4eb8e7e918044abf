import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultSettings, readSettings } from "../../src/core/settings";
import { SettingsModel } from "../../src/state/settings-model";
import { smallMemory } from "../support/small-memory";

test("[LK1] settings are drawn at once and are there at the next start", () => {
  const storage = smallMemory();
  const model = new SettingsModel(storage);
  expect(model.settings.value).toEqual(defaultSettings);
  model.change({ theme: "dark", user: "ada" });
  expect(model.settings.value).toMatchObject({ theme: "dark", user: "ada", host: "pattie" });
  expect(new SettingsModel(storage).settings.value).toEqual(model.settings.value);
});

test("[LK1] a change leaves alone what another tab has changed since", () => {
  const storage = smallMemory();
  const [here, there] = [new SettingsModel(storage), new SettingsModel(storage)];
  there.change({ host: "lab" });
  here.change({ theme: "light" });
  expect(new SettingsModel(storage).settings.value).toMatchObject({ host: "lab", theme: "light" });
});

test("[LK1] where the browser refuses to store, settings hold as long as the page does", () => {
  const model = new SettingsModel({ ...smallMemory(), write: () => false });
  model.change({ theme: "dark" });
  model.change({ user: "ada" });
  expect(model.settings.value).toMatchObject({ theme: "dark", user: "ada" });
});

test("[LK1] a damaged setting falls back by itself and costs no other", () => {
  const text = JSON.stringify({
    theme: "pink",
    user: "ada",
    tickerLines: [1],
    isTickerPaused: "no",
  });
  expect(readSettings(text)).toEqual({ ...defaultSettings, user: "ada" });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (anything) => {
      expect(Object.keys(readSettings(anything))).toEqual(Object.keys(defaultSettings));
    }),
  );
});

test("[LK1] the language used last comes first, each once, and few are remembered", () => {
  const model = new SettingsModel(smallMemory());
  for (const language of ["bash", "yaml", "bash"]) model.rememberLanguage(language);
  expect(model.settings.value.languages).toEqual(["bash", "yaml"]);
  for (let at = 0; at < 20; at += 1) model.rememberLanguage(`l${at}`);
  expect(model.settings.value.languages).toHaveLength(8);
});
