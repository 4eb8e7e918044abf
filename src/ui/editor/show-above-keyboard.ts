import { keepAboveKeyboard } from "../controls/keep-above-keyboard";

/** What lies over the end of the page while a field is written in, and some air. */
const rowPx = 72;

/**
 * Keeps the field that is written in above what covers the end of the window: a phone's keyboard, and the
 * row of tools on it. The browser brings the caret into its own view, and knows nothing of the row.
 */
export function showAboveKeyboard(
  form: HTMLElement,
  until: { readonly signal: AbortSignal },
): void {
  if (!matchMedia("(pointer: coarse)").matches) return;
  // Room at the end of the page, as much as the keyboard takes of the window.
  until.signal.addEventListener("abort", keepAboveKeyboard(form));
  const show = () => {
    const { activeElement: field } = document;
    if (!(field instanceof HTMLTextAreaElement) || !form.contains(field)) return;
    const { height = innerHeight, offsetTop = 0 } = globalThis.visualViewport ?? {};
    const { top, bottom } = field.getBoundingClientRect();
    const isAtEnd = field.selectionEnd === field.value.length;
    const belowPx = bottom - (offsetTop + height - rowPx);
    // In the midst of a long text only the browser knows where the caret is.
    if (belowPx > 0 && (isAtEnd || top - belowPx > offsetTop)) scrollBy({ top: belowPx });
  };
  // With the layout of the frame, which there is anyway.
  const showWithFrame = () => void requestAnimationFrame(show);
  form.addEventListener("input", showWithFrame, until);
  form.addEventListener("focusin", showWithFrame, until);
  globalThis.visualViewport?.addEventListener("resize", showWithFrame, until);
}
