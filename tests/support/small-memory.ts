import type { SmallStorage } from "../../src/platform/small-storage";

/** A small storage that lasts as long as these texts do. */
export function smallMemory(texts = new Map<string, string>()): SmallStorage {
  return {
    read: (name) => texts.get(name),
    write(name, text) {
      texts.set(name, text);
      return true;
    },
    remove: (name) => void texts.delete(name),
    names: (beginning) => [...texts.keys()].filter((name) => name.startsWith(beginning)),
  };
}
