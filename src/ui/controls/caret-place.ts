/** Where the line of the caret is in the window, in CSS pixels. */
export interface CaretPlace {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** A text that is longer is not laid out once more: the end of its field is near enough. */
const longestText = 20_000;

/** What has to be the same so that a text breaks its lines in the same places. */
const copied = [
  "fontFamily",
  "fontSize",
  "fontStyle",
  "fontWeight",
  "fontVariantLigatures",
  "letterSpacing",
  "lineHeight",
  "tabSize",
  "padding",
  "border",
  "direction",
  "textAlign",
  "unicodeBidi",
  "overflowWrap",
  "wordBreak",
] as const;

/** Finds the caret of a field by laying its text out once more, out of sight: browsers do not tell where it is. */
export function caretPlace(field: HTMLTextAreaElement): CaretPlace {
  const box = field.getBoundingClientRect();
  if (field.selectionEnd > longestText)
    return { left: box.left, top: box.bottom - 40, bottom: box.bottom };
  const mirror = document.createElement("div");
  const look = getComputedStyle(field);
  for (const name of copied) mirror.style[name] = look[name];
  Object.assign(mirror.style, {
    position: "absolute",
    visibility: "hidden",
    insetBlockStart: "0",
    insetInlineStart: "0",
    boxSizing: "border-box",
    inlineSize: `${field.clientWidth + borders(look)}px`,
    whiteSpace: "pre-wrap",
  });
  const caret = document.createElement("span");
  caret.textContent = "\u200b";
  mirror.append(field.value.slice(0, field.selectionEnd), caret);
  document.body.append(mirror);
  const [from, at] = [mirror.getBoundingClientRect(), caret.getBoundingClientRect()];
  mirror.remove();
  const top = box.top + at.top - from.top - field.scrollTop;
  return { left: box.left + at.left - from.left, top, bottom: top + at.height };
}

function borders({ borderLeftWidth, borderRightWidth }: CSSStyleDeclaration): number {
  return Number.parseFloat(borderLeftWidth) + Number.parseFloat(borderRightWidth);
}
