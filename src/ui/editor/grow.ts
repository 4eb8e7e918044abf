const growsByItself = CSS.supports("field-sizing", "content");

/**
 * Makes the fields of `form` as high as their texts where CSS cannot (no `field-sizing` in Firefox
 * yet), now and as they are typed in until the signal.
 */
export function growFields(form: HTMLElement, until: { readonly signal: AbortSignal }): void {
  if (growsByItself) return;
  for (const field of form.querySelectorAll("textarea")) grow(field);
  for (const type of ["input", "focusin"]) form.addEventListener(type, growTarget, until);
}

function growTarget({ target }: Event): void {
  if (target instanceof HTMLTextAreaElement) grow(target);
}

/**
 * A field only grows: looking how much lower it could be would lay out all of the text twice with
 * each key.
 */
function grow(field: HTMLTextAreaElement): void {
  const wantedPx = field.scrollHeight + field.offsetHeight - field.clientHeight;
  const givenPx = Number.parseFloat(field.style.blockSize) || field.offsetHeight;
  if (wantedPx > givenPx) field.style.blockSize = `${wantedPx}px`;
}
