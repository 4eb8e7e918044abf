import { brokenLine, indented, outdented } from "../../core/writing/indent";
import { canBeLinked, isAddress, linked, toggledMark } from "../../core/writing/inline-marks";
import { pastedHtml } from "../../core/writing/pasted-html";
import { continuedLine } from "../../core/writing/prose-lines";
import type { TextChange } from "../../core/writing/text-change";
import { changeText } from "../controls/change-text";

/** The code field in which escape was pressed last: there the tab key leaves. */
let tabLeaves: HTMLTextAreaElement | undefined;

/** Gives every field of many lines within `form` its keys, until the signal. */
export function followKeys(form: HTMLElement, until: { readonly signal: AbortSignal }): void {
  form.addEventListener("keydown", onKeyDown, until);
  form.addEventListener("paste", onPaste, until);
  form.addEventListener("focusout", () => (tabLeaves = undefined), until);
}

/** Whether a field holds code, in which nothing is Markdown. */
export function isCode(field: HTMLTextAreaElement): boolean {
  return field.wrap === "off";
}

/** What a change makes of a text in which this is selected; nothing where there is nothing to change. */
export type Changing = (text: string, start: number, end: number) => TextChange | undefined;

/** Changes a field at its selection. Whether there was anything to change. */
export function changeAt(field: HTMLTextAreaElement, changing: Changing): boolean {
  const change = changing(field.value, field.selectionStart, field.selectionEnd);
  if (change) changeText(field, change);
  return change !== undefined;
}

function onKeyDown(event: KeyboardEvent): void {
  const { target: field, isComposing, altKey } = event;
  if (!(field instanceof HTMLTextAreaElement) || isComposing || altKey) return;
  const changing = isCode(field) ? keyInCode(event, field) : keyInProse(event);
  if (changing && changeAt(field, changing)) event.preventDefault();
}

/** Enter goes on with a list or a quote; two keys mark what is selected. The tab key leaves. */
function keyInProse({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): Changing | undefined {
  if (shiftKey) return undefined;
  if (ctrlKey || metaKey) {
    if (key === "b") return (...at) => toggledMark(...at, "**");
    return key === "e" ? (...at) => toggledMark(...at, "`") : undefined;
  }
  return key === "Enter" ? continuedLine : undefined;
}

/** The tab key indents until escape sets it free; enter keeps the indentation. */
function keyInCode(
  { key, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  field: HTMLTextAreaElement,
): Changing | undefined {
  if (ctrlKey || metaKey || key === "Shift") return undefined;
  if (key === "Escape") tabLeaves = field;
  else if (key !== "Tab") tabLeaves = undefined;
  if (key === "Tab" && tabLeaves !== field) return shiftKey ? outdented : indented;
  return key === "Enter" && !shiftKey ? brokenLine : undefined;
}

/** An address that is pasted over words becomes their link, and rich text becomes Markdown. */
function onPaste(event: ClipboardEvent): void {
  const { target: field, clipboardData } = event;
  if (!(field instanceof HTMLTextAreaElement) || isCode(field) || !clipboardData) return;
  const address = clipboardData.getData("text/plain").trim();
  const isDone = changeAt(field, (text, start, end) =>
    isAddress(address) && canBeLinked(text.slice(start, end))
      ? linked(text, start, end, address)
      : pastedHtml(text, start, end, clipboardData.getData("text/html")),
  );
  if (isDone) event.preventDefault();
}
