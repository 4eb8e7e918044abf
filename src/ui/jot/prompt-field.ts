import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Jot, parseJot, retagged, type signs } from "../../core/jot/jot";
import { jotPart, type Pasted, pastedOf } from "../../core/jot/jot-part";
import { type Suggestion, suggest } from "../../core/jot/suggest";
import { withSign } from "../../core/jot/with-sign";
import type { Head } from "../../core/journal/entry";
import { EntrySuggester } from "../../core/journal/entry-suggester";
import type { KnownFacts } from "../../core/journal/known-facts";
import type { Tag } from "../../core/journal/tag";
import { printEntryLink } from "../../core/markup/entry-link";
import { directionOf } from "../../core/writing/direction";
import { typedLink } from "../../core/writing/typed-link";
import type { JotDraft, JotModel } from "../../state/jot-model";
import { changeText } from "../controls/change-text";
import { placeIfEmpty } from "../controls/place-if-empty";

/** The field of the prompt as it is now, and what can be done at it. */
export interface PromptField {
  readonly line: ReadonlySignal<string>;
  /** What the line is understood as. */
  readonly jot: ReadonlySignal<Jot>;
  readonly isFocused: ReadonlySignal<boolean>;
  readonly pasted: ReadonlySignal<Pasted | undefined>;
  readonly suggestions: ReadonlySignal<readonly Suggestion[]>;
  /** The suggestion that enter takes; -1 for none. */
  readonly chosen: ReadonlySignal<number>;
  /** Whether it was asked to store what holds no words. */
  readonly isWanting: ReadonlySignal<boolean>;
  /** Follows the field and its form, until the answer is called. */
  attach(): () => void;
  /** Puts these words behind those that stand there. */
  add(words: string): void;
  /** Puts a text at the caret as a paste does: several lines stand apart. */
  paste(text: string): void;
  /** Puts a whole draft behind what stands there; whether the next start finds all of it. */
  addDraft(draft: JotDraft): boolean;
  store(): Promise<void>;
  /** Takes the last jot back, to the field if that is empty. */
  undo(): Promise<void>;
  take(suggestion: Suggestion): void;
  /** Makes the line one of this kind, or a plain one if it is. */
  sign(kind: keyof typeof signs): void;
  /** Begins a tag or a section at the caret. */
  mark(mark: "#" | "@"): void;
  setPasted(pasted: Pasted | undefined): void;
  /** The tags of the line that are not being typed just now. */
  readonly writtenTags: ReadonlySignal<readonly Tag[]>;
  /** Writes another tag in place of one of the line's. */
  retag(tag: Tag, other: Tag): void;
}

/**
 * Follows a field that belongs to the browser: its text is read, and written only when its owner
 * asks for something, in the way that the browser's undo knows of. Where storing was asked for before
 * this came (`isAsked`), what stands in the field by then is stored, and not what was left there before.
 */
export function followPrompt(
  field: HTMLTextAreaElement,
  jots: JotModel,
  known: ReadonlySignal<KnownFacts>,
  heads: ReadonlySignal<readonly Head[]>,
  isAsked: boolean,
): PromptField {
  const line = signal(field.value);
  const jot = computed(() => parseJot(line.value));
  const { placeholder } = field;
  const caret = signal(field.selectionStart);
  const isFocused = signal(document.activeElement === field);
  const pasted = signal<Pasted | undefined>(undefined);
  const chosen = signal(-1);
  const isWanting = signal(false);
  const suggester = new EntrySuggester();
  const suggestions = computed((): readonly Suggestion[] => {
    const [text, place, facts, entries] = [line.value, caret.value, known.value, heads.value];
    const link = typedLink(text, place);
    if (!link) return suggest(text, place, facts);
    return suggester.suggest(entries, link.typed).map(({ id, label }) => ({
      label,
      insert: printEntryLink(id, label),
      start: link.start,
    }));
  });
  const writtenTags = computed(() => {
    const before = line.value.slice(0, caret.value);
    return jot.value.tags.filter((tag) => !before.endsWith(`#${tag}`));
  });
  /** Which of the lines that were stored before stands in the field; -1 for none. */
  let walked = -1;

  const draft = () => ({ line: field.value, pasted: pasted.peek() });
  const keep = () => jots.keepDraft(draft());
  const read = () => {
    line.value = field.value;
    caret.value = field.selectionStart;
    placeIfEmpty(field, placeholder);
    // `unicode-bidi: plaintext` takes as long for each key as all of a long line.
    const direction = directionOf(field.value);
    if (field.dir !== direction) field.dir = direction;
  };
  let isBehind = false;
  let wasTyped = false;
  const catchUp = () => {
    if (!isBehind) return;
    isBehind = false;
    read();
    if (!wasTyped) return;
    wasTyped = false;
    chosen.value = -1;
    isWanting.value = false;
    keep();
  };
  /** A key is painted first; what follows from it is drawn right after that, once for all of a burst. */
  const catchUpSoon = () => {
    if (isBehind) return;
    isBehind = true;
    requestAnimationFrame(() => setTimeout(catchUp));
  };
  const write = (start: number, end: number, text: string) => {
    field.focus();
    const place = start + text.length;
    changeText(field, { start, end, text, selectionStart: place, selectionEnd: place });
    read();
  };
  const replace = (text: string) => write(0, field.value.length, text);

  const add = (words: string) => replace(inLines(field.value, words));
  /** Whether the text is of several lines, which stand apart now. */
  const pasteLines = (text: string): boolean => {
    if (!text.trim().includes("\n")) return false;
    pasted.value = pastedOf(text);
    keep();
    return true;
  };
  /** Stores what was asked for; the `rest` stands in the field then. */
  const storeAsked = async (asked: JotDraft, rest: JotDraft) => {
    // Until it is committed, a start finds both.
    jots.keepDraft({ line: inLines(rest.line, asked.line), pasted: asked.pasted ?? rest.pasted });
    pasted.value = rest.pasted;
    field.value = rest.line;
    walked = -1;
    read();
    await jots.store(asked);
    // What stands there now is all that is not stored.
    keep();
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (pasteLines(text)) event.preventDefault();
  };
  const take = ({ start, insert }: Suggestion) => write(start, field.selectionStart, insert);
  /** Arrow up and down lead through the lines before; one that is being written is not replaced. */
  const walk = (by: 1 | -1): boolean => {
    const history = jots.history();
    const next = walked + by;
    const isOther = field.value !== "" && field.value !== history[walked];
    if (isOther || next < -1 || next >= history.length) return false;
    replace(history[next] ?? "");
    walked = next;
    return true;
  };
  /** Whether the key was for the suggestions or for the lines before, and not for the field. */
  const press = (key: string): boolean => {
    const at = chosen.peek();
    const offered = suggestions.peek();
    const suggestion = offered[at];
    if (key === "ArrowDown" && at + 1 < offered.length) chosen.value = at + 1;
    else if (key === "ArrowUp" && suggestion) chosen.value = at - 1;
    else if (key === "Escape" && suggestion) chosen.value = -1;
    else if ((key === "Enter" || key === "Tab") && suggestion) take(suggestion);
    else if (key === "ArrowUp") return walk(1);
    else if (key === "ArrowDown") return walk(-1);
    else return false;
    return true;
  };

  return {
    line,
    jot,
    isFocused,
    pasted,
    suggestions,
    chosen,
    isWanting,
    writtenTags,
    attach() {
      const { form } = field;
      const ending = new AbortController();
      const until = { signal: ending.signal };
      const seeFocus = () => {
        const isHere = form?.contains(document.activeElement) ?? false;
        // What is being pressed must not move away below the pointer, as the signs go.
        if (!isHere && document.querySelector(":active")) setTimeout(seeFocus, 50);
        else isFocused.value = isHere;
      };
      const onKey = (event: KeyboardEvent) => {
        const { key, ctrlKey, altKey, metaKey, shiftKey, isComposing, target } = event;
        if (target !== field || ctrlKey || altKey || metaKey || shiftKey || isComposing) return;
        if (key.length > 1) catchUp();
        if (press(key)) event.preventDefault();
      };
      const onInput = () => {
        wasTyped = true;
        catchUpSoon();
      };
      field.addEventListener("input", onInput, until);
      field.addEventListener("paste", onPaste, until);
      // On its way down: what is done here is not done by the field's own form.
      form?.addEventListener("keydown", onKey, { ...until, capture: true });
      form?.addEventListener("focusin", seeFocus, until);
      // The focus is nowhere while it moves on.
      form?.addEventListener("focusout", () => void setTimeout(seeFocus, 0), until);
      document.addEventListener("selectionchange", catchUpSoon, until);
      // The page may end before the next frame.
      addEventListener("pagehide", catchUp, until);
      document.addEventListener("visibilitychange", catchUp, until);
      const end = () => {
        catchUp();
        ending.abort();
      };
      field.setAttribute("aria-autocomplete", "list");
      const left = jots.draft();
      if (isAsked && field.value !== "") {
        void storeAsked({ line: field.value }, left);
        return end;
      }
      pasted.value = left.pasted;
      // Without the focus: nobody asked for it yet. What was typed before this came stands behind it.
      if (field.value === "") field.value = left.line;
      else if (left.line !== "") field.setRangeText(`${left.line}\n`, 0, 0, "preserve");
      if (field.value !== left.line) keep();
      read();
      return end;
    },
    add,
    paste(text) {
      if (pasteLines(text)) field.focus();
      else write(field.selectionStart, field.selectionEnd, text.trim());
    },
    addDraft({ line: words, pasted: lines }) {
      const before = pasted.peek();
      if (lines && before) pasted.value = { ...before, text: `${before.text}\n\n${lines.text}` };
      else if (lines) pasted.value = lines;
      if (words !== "") add(words);
      return keep();
    },
    async store() {
      const asked = draft();
      isWanting.value = !jotPart(parseJot(asked.line), asked.pasted, "");
      field.focus();
      if (isWanting.peek()) return;
      await storeAsked(asked, { line: "" });
    },
    async undo() {
      const back = await jots.undo();
      field.focus();
      if (!back || field.value !== "" || pasted.peek()) return;
      pasted.value = back.pasted;
      replace(back.line);
    },
    take,
    sign: (kind) => replace(withSign(field.value, kind)),
    mark(mark) {
      const { selectionStart: start, selectionEnd: end, value } = field;
      write(start, end, /(?:^|\s)$/u.test(value.slice(0, start)) ? mark : ` ${mark}`);
    },
    retag: (tag, other) => replace(retagged(field.value, tag, other)),
    setPasted(next) {
      pasted.value = next;
      keep();
      field.focus();
    },
  };
}

/** The texts that are not empty, each on lines of its own. */
function inLines(...texts: readonly string[]): string {
  return texts.filter(Boolean).join("\n");
}
