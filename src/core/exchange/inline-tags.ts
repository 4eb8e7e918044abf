import { outsideCode } from "./code-lines";

const tagged = /(?<=^|[\s(])#([\p{L}\p{N}\p{M}_/-]+)(?![\p{L}\p{N}\p{M}_/#-])/gu;

/** Longer lines were not written by hand (UTF-16 units). */
const longestLine = 2000;

/** The `#tags` in a text, as Obsidian understands them: outside code, and with something in them that is not a digit. */
export function inlineTags(text: string): readonly string[] {
  return outsideCode(text)
    .filter((line) => line.includes("#") && line.length <= longestLine)
    .flatMap((line) => [...line.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, " ").matchAll(tagged)])
    .map(([, tag = ""]) => tag)
    .filter((tag) => /[^\d/_-]/.test(tag));
}
