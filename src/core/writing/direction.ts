const rightToLeft =
  /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Who has written so much without a letter writes code. */
const lookedAt = 200;

/** The direction that a text is read in, by its first letter, as `dir=auto` has it: "" for the page's own. */
export function directionOf(text: string): "rtl" | "" {
  const [letter = ""] = /\p{L}/u.exec(text.slice(0, lookedAt)) ?? [];
  return rightToLeft.test(letter) ? "rtl" : "";
}
