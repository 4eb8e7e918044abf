import { brokenLine, indented, outdented } from "../../core/journal/indent";
import { changeText } from "./change-text";

const growsByItself = CSS.supports("field-sizing", "content");

/** The code field in which escape was pressed last: there the tab key leaves. */
let tabLeaves: HTMLTextAreaElement | undefined;

/**
 * Lets a field grow with its text where CSS cannot, and gives one of code (`wrap="off"`) its keys.
 * A field may be given more than once.
 */
export function comfort(field: HTMLTextAreaElement): void {
  if (!growsByItself) {
    field.addEventListener("input", onInput);
    grow(field);
  }
  if (field.wrap === "off") {
    field.addEventListener("keydown", onKeyDown);
    field.addEventListener("blur", onBlur);
  }
}

function onInput({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLTextAreaElement) grow(currentTarget);
}

/**
 * Makes a field as high as its text (no `field-sizing` in Firefox yet). It only grows: looking how
 * much lower it could be would lay out all of the text twice with each key.
 */
function grow(field: HTMLTextAreaElement): void {
  const wantedPx = field.scrollHeight + field.offsetHeight - field.clientHeight;
  const givenPx = Number.parseFloat(field.style.blockSize) || field.offsetHeight;
  if (wantedPx > givenPx) field.style.blockSize = `${wantedPx}px`;
}

function onBlur(): void {
  tabLeaves = undefined;
}

/** The tab key indents until escape sets it free; enter keeps the indentation. */
function onKeyDown(event: KeyboardEvent): void {
  const { key, shiftKey, ctrlKey, altKey, metaKey, isComposing, currentTarget: field } = event;
  if (!(field instanceof HTMLTextAreaElement)) return;
  if (isComposing || ctrlKey || altKey || metaKey || key === "Shift") return;
  if (key === "Escape") tabLeaves = field;
  else if (key !== "Tab") tabLeaves = undefined;
  const isIndenting = key === "Tab" && tabLeaves !== field;
  if (!isIndenting && (key !== "Enter" || shiftKey)) return;
  const changed = isIndenting ? (shiftKey ? outdented : indented) : brokenLine;
  event.preventDefault();
  changeText(field, changed(field.value, field.selectionStart, field.selectionEnd));
}
