import type { Part, PartTexts } from "../journal/part";
import { shownCode, shownLanguage, shownLine, shownProse } from "./shown-text";

/** The texts of a part by their names, the language of a snippet among them. */
export type NamedTexts = PartTexts & { readonly language?: string };

const shows: Readonly<Record<keyof NamedTexts, (text: string) => string>> = {
  text: shownProse,
  caption: shownLine,
  language: shownLanguage,
  code: shownCode,
  broke: shownProse,
  fix: shownProse,
  tell: shownProse,
  output: shownCode,
  answer: shownProse,
};

const named = Object.keys(shows).filter((name) => isTextName(name));

/** Whether a field of a part is a text. */
export function isTextName(name: string): name is keyof NamedTexts {
  return Object.hasOwn(shows, name);
}

/** How a text of this name looks in a file. */
export function shownText(name: keyof NamedTexts, text: string): string {
  return shows[name](text);
}

/** The texts of a part as a file shows them; those that the kind does not have are left out. */
export function shownTexts(part: Part): NamedTexts {
  if (part.kind === "foreign") return {};
  const texts: NamedTexts = part;
  return Object.fromEntries(
    named.flatMap((name) => {
      const text = texts[name];
      return text === undefined ? [] : [[name, shows[name](text)]];
    }),
  );
}
