import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Head } from "../../core/journal/entry";
import { EntrySuggester } from "../../core/journal/entry-suggester";
import type { EntryId } from "../../core/journal/id";
import { completedLink, type TypedLink, typedLink } from "../../core/writing/typed-link";
import { type CaretPlace, caretPlace } from "../controls/caret-place";
import { changeText } from "../controls/change-text";
import { isCode } from "./writing-keys";

/** What is offered for the link that is being typed. */
export interface LinkOffer {
  readonly field: HTMLTextAreaElement;
  readonly link: TypedLink;
  readonly heads: readonly Head[];
  readonly place: CaretPlace;
}

/** Follows the fields of a form as links are typed in them. */
export interface LinkTyping {
  readonly offer: ReadonlySignal<LinkOffer | undefined>;
  /** Which of the heads enter takes; -1 for none. */
  readonly chosen: ReadonlySignal<number>;
  /** Follows the form until the signal. */
  attach(form: HTMLElement, until: { readonly signal: AbortSignal }): void;
  /** Puts the link to this entry where it is being typed. */
  take(head: Head): void;
}

/** @param own the entry that is being written, which is not offered */
export function followLinkTyping(
  heads: ReadonlySignal<readonly Head[]>,
  own: () => EntryId,
): LinkTyping {
  const suggester = new EntrySuggester();
  const offer = signal<LinkOffer | undefined>(undefined);
  const chosen = signal(-1);
  const isOpen = computed(() => offer.value !== undefined);
  /** The link for which nothing is wanted: escape was pressed. */
  let declined: { readonly field: HTMLTextAreaElement; readonly start: number } | undefined;
  let behind: HTMLTextAreaElement | undefined;

  const close = () => {
    offer.value = undefined;
    chosen.value = -1;
  };
  const look = (field: HTMLTextAreaElement) => {
    const { selectionStart, selectionEnd, value } = field;
    const link = selectionStart === selectionEnd ? typedLink(value, selectionEnd) : undefined;
    if (declined && (declined.field !== field || declined.start !== link?.start))
      declined = undefined;
    if (!link || declined) return close();
    const found = suggester.suggest(heads.peek(), link.typed, own());
    if (found.length === 0) return close();
    // Brackets alone may be the beginning of anything: enter is a line break then.
    chosen.value = link.typed === "" ? -1 : 0;
    offer.value = { field, link, heads: found, place: caretPlace(field) };
  };
  const catchUp = () => {
    const field = behind;
    behind = undefined;
    if (field?.isConnected) look(field);
  };
  /** A key is painted first; what follows from it comes right after that. */
  const lookSoon = (field: HTMLTextAreaElement) => {
    if (!behind) requestAnimationFrame(() => setTimeout(catchUp));
    behind = field;
  };
  const take = (head: Head) => {
    const now = offer.peek();
    if (!now) return;
    const { field, link } = now;
    field.focus();
    changeText(field, completedLink(field.value, field.selectionEnd, link, head));
    close();
  };
  const press = (key: string): boolean => {
    const now = offer.peek();
    if (!now) return false;
    const count = now.heads.length;
    const head = now.heads[chosen.peek()];
    if (key === "ArrowDown") chosen.value = (chosen.peek() + 1) % count;
    else if (key === "ArrowUp") chosen.value = (Math.max(0, chosen.peek()) + count - 1) % count;
    else if (key === "Escape") {
      declined = { field: now.field, start: now.link.start };
      close();
    } else if ((key === "Enter" || key === "Tab") && head) take(head);
    else return false;
    return true;
  };
  const onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, altKey, metaKey, shiftKey, isComposing } = event;
    if (ctrlKey || altKey || metaKey || shiftKey || isComposing || key.length === 1) return;
    catchUp();
    if (!press(key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onMove = () => {
    const field = offer.peek()?.field;
    if (field) lookSoon(field);
  };
  return {
    offer,
    chosen,
    take,
    attach(form, until) {
      const onInput = (event: Event) => {
        const { target: field } = event;
        if (!(field instanceof HTMLTextAreaElement) || isCode(field)) return;
        // What is being composed is no text yet.
        if (event instanceof InputEvent && event.isComposing) return close();
        if (offer.peek() || field.value.includes("[[")) lookSoon(field);
      };
      form.addEventListener("input", onInput, until);
      form.addEventListener("compositionend", onInput, until);
      // On its way down: what is chosen here is no line break of the field.
      form.addEventListener("keydown", onKey, { ...until, capture: true });
      form.addEventListener("focusout", close, until);
      // A key that is part of no link need not wait for these.
      const stop = effect(() => {
        if (!isOpen.value) return undefined;
        const ending = new AbortController();
        document.addEventListener("selectionchange", onMove, ending);
        document.addEventListener("scroll", onMove, { signal: ending.signal, capture: true });
        return () => ending.abort();
      });
      until.signal.addEventListener("abort", stop);
    },
  };
}
