import type { TextChange } from "../../core/writing/text-change";

/** Changes the text of a field as if it had been typed, so that the browser's undo takes it back. */
export function changeText(field: HTMLTextAreaElement, change: TextChange): void {
  const { start, end, text, selectionStart, selectionEnd } = change;
  if (field.value.slice(start, end) === text) return;
  field.setSelectionRange(start, end);
  // The one way to change a field that the browser's own undo knows of; WebKit and old Firefox may refuse.
  const isDone = document.execCommand(text === "" ? "delete" : "insertText", false, text);
  if (!isDone) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(selectionStart, selectionEnd);
}
