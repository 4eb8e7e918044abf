import { defaultSettings, readSettings, type Settings } from "../settings";

/** The settings that belong to the journal; the others belong to a device and its owner's eyes and hands. */
const travelling = ["user", "host", "path", "tickerLines"] as const;

/** What the owner made of these settings, as a line of a backup; nothing where all are those of a new journal. */
export function printOwnSettings(settings: Settings): string | undefined {
  const own = travelling.filter((name) => isOwn(settings, name));
  return own.length === 0 ? undefined : JSON.stringify(settings, [...own]);
}

/** What a backup's line changes here: a setting that its owner made here stays as it is. */
export function settingsFromBackup(line: string, here: Settings): Partial<Settings> {
  const there = readSettings(line);
  const taken = travelling.filter((name) => isOwn(there, name) && !isOwn(here, name));
  return Object.fromEntries(taken.map((name) => [name, there[name]]));
}

function isOwn(settings: Settings, name: (typeof travelling)[number]): boolean {
  return JSON.stringify(settings[name]) !== JSON.stringify(defaultSettings[name]);
}
