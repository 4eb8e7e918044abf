/** Where the owner's attention is: on this page or on another, in a field or in none. */
export interface Attention {
  /** Runs when the page is seen again. `mayHaveMissed` tells that it may have slept, and not heard what was said. */
  whenBack(run: (mayHaveMissed: boolean) => void): void;
  /** Whether a field may be typed in at this moment. */
  isInField(): boolean;
  /** Runs when a field has been left for something that is none. */
  whenFieldLeft(run: () => void): void;
  /**
   * Notes the field that has the focus and the place in it. The answer puts the focus there again if
   * that field was taken away and another stands where it stood; otherwise it does nothing.
   */
  notePlace(): () => void;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** How long a hidden page is sure to have been awake, in milliseconds. Phones put pages to sleep without a word. */
const awakeMs = 60_000;

/** The events of the browser's page. */
export const browserAttention: Attention = {
  whenBack(run) {
    let hiddenAtMs = 0;
    document.addEventListener("visibilitychange", () => {
      const nowMs = performance.now();
      if (document.visibilityState === "hidden") hiddenAtMs = nowMs;
      else run(nowMs - hiddenAtMs > awakeMs);
    });
    // Chromium says when it froze a page; a page from the back/forward cache was frozen in any browser.
    document.addEventListener("resume", () => run(true));
    addEventListener("pageshow", ({ persisted }) => persisted && run(true));
  },
  isInField: () => document.hasFocus() && activeField() !== undefined,
  whenFieldLeft(run) {
    const check = () => {
      // The focus is nowhere while it moves on.
      setTimeout(() => browserAttention.isInField() || run(), 0);
    };
    document.addEventListener("focusout", check);
    addEventListener("blur", check);
  },
  notePlace() {
    const field = activeField();
    if (!field) return () => {};
    const [at, name] = [fields().indexOf(field), nameOf(field)];
    const [start, end] = caretOf(field);
    const goBack = () => {
      const next = fields()[at];
      if (field.isConnected || document.activeElement !== document.body) return;
      if (next?.tagName !== field.tagName || nameOf(next) !== name) return;
      next.focus({ preventScroll: true });
      if (start !== null && !(next instanceof HTMLSelectElement))
        next.setSelectionRange(start, end);
    };
    // What takes the field's place is drawn in a microtask of its own.
    return () => void setTimeout(goBack, 0);
  },
};

function fields(): readonly Field[] {
  return [...document.querySelectorAll<Field>("main :is(input, textarea, select)")];
}

function activeField(): Field | undefined {
  return fields().find((field) => field === document.activeElement);
}

/** What a field is called by its label, which it has only while it is in the page. */
function nameOf(field: Field): string {
  return field.labels?.[0]?.textContent ?? "";
}

/** The selection, which only fields of text have. */
function caretOf(field: Field): readonly [start: number | null, end: number | null] {
  return field instanceof HTMLSelectElement
    ? [null, null]
    : [field.selectionStart, field.selectionEnd];
}
