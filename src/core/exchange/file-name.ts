import { type Entry, labelOf } from "../journal/entry";
import { shownLine } from "./shown-text";

/** UTF-8 bytes that are kept of a title: with day and number no name is longer than any system takes. */
const mostTitleBytes = 160;

/** What some system does not take in a name, what Obsidian does not take in a link, and what cannot be seen. */
const unsafe = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*#^[\]`]/gu;

/**
 * A name for the file of an entry that every system takes, `2026-05-31 title.md`. The day in front keeps
 * it from being hidden, and from being the name of a device.
 * @param taken the names that are given already, as {@link fold} has them; this one is added
 */
export function fileNameOf(entry: Entry, taken: Set<string>): string {
  const words = shownLine(shownLine(labelOf(entry)).replaceAll(unsafe, " ")).normalize("NFC");
  const title = cut(words).replace(/[. ]+$/, "");
  const stem = `${entry.facts.date}${title === "" ? "" : ` ${title}`}`;
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? "" : ` (${count})`}.md`;
    const key = fold(name);
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

/** What makes two names one file on a system that looks at neither case nor composition. */
function fold(name: string): string {
  return name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFC");
}

function cut(text: string): string {
  let bytes = 0;
  let kept = "";
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > mostTitleBytes) return kept;
    kept += sign;
  }
  return kept;
}
