const growsByItself = CSS.supports("field-sizing", "content");

/**
 * Makes a field as high as its text where CSS cannot (no `field-sizing` in Firefox yet). It only
 * grows: looking how much lower it could be would lay out all of the text twice with each key.
 */
export function grow(field: HTMLTextAreaElement): void {
  if (growsByItself) return;
  const hiddenPx = field.scrollHeight - field.clientHeight;
  if (hiddenPx > 0) field.style.blockSize = `${field.offsetHeight + hiddenPx}px`;
}
