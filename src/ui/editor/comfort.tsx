import type { ReadonlySignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Head } from "../../core/journal/entry";
import type { NoticeModel } from "../../state/notice-model";
import type { Sitting } from "../../state/sitting";
import { growFields } from "./grow";
import { LinkSuggestions } from "./link-suggestions";
import { showAboveKeyboard } from "./show-above-keyboard";
import { WritingBar } from "./writing-bar";
import { followKeys } from "./writing-keys";

interface ComfortProps {
  readonly formRef: RefObject<HTMLElement | null>;
  readonly sitting: Sitting;
  readonly notices: NoticeModel;
  /** Of the entries that can be linked to. */
  readonly heads: ReadonlySignal<readonly Head[]>;
  /** Stores and closes. */
  readonly onDone: () => void;
}

/** What makes writing nicer and is not needed to write: keys, fields that grow, and the bar above a phone's keyboard. */
export function Comfort({ formRef, sitting, notices, heads, onDone }: ComfortProps) {
  const [field, setField] = useState<HTMLTextAreaElement>();
  useLayoutEffect(() => {
    const ending = new AbortController();
    if (formRef.current) attend(formRef.current, setField, ending);
    return () => ending.abort();
  }, [formRef]);
  useLayoutEffect(() => {
    const ending = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.ctrlKey === event.metaKey) return;
      event.preventDefault();
      onDone();
    };
    formRef.current?.addEventListener("keydown", onKey, ending);
    return () => ending.abort();
  }, [formRef, onDone]);
  const part = field?.closest<HTMLElement>("[id^=part-]");
  const move = (by: -1 | 1) => {
    if (!part || !field) return;
    const { selectionStart, selectionEnd } = field;
    const before = sitting.parts.peek();
    const undo = sitting.movePart(part.id.slice("part-".length), by);
    if (sitting.parts.peek() === before) return;
    notices.tell(`${part.ariaLabel ?? "Part"} moved ${by > 0 ? "down" : "up"}.`, {
      label: "Undo",
      run: undo,
    });
    // The parts are drawn in a microtask of their own, before this one; moving in the page takes the focus away.
    queueMicrotask(() => {
      field.focus();
      field.setSelectionRange(selectionStart, selectionEnd);
    });
  };
  return (
    <>
      {field && <WritingBar field={field} onMove={part ? move : undefined} />}
      <LinkSuggestions formRef={formRef} heads={heads} own={() => sitting.draft().id} />
    </>
  );
}

/** Gives the form its comfort until the signal, and says which of its fields is written in. */
function attend(
  form: HTMLElement,
  setField: (field: HTMLTextAreaElement | undefined) => void,
  until: AbortController,
): void {
  followKeys(form, until);
  growFields(form, until);
  showAboveKeyboard(form, until);
  const seeFocus = () => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLTextAreaElement) setField(activeElement);
    // A key or a screen reader that walks through the bar still means the field.
    else if (!activeElement?.closest("[aria-label='Writing tools']")) setField(undefined);
  };
  form.addEventListener("focusin", seeFocus, until);
  // The focus is nowhere while it moves on.
  form.addEventListener("focusout", () => void setTimeout(seeFocus, 0), until);
  seeFocus();
}
