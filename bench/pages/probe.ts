/*
 * Runs in the measured page before any of its scripts, beside the app and not within it: it looks
 * at the document as a test does and at the clock. Times are milliseconds.
 */

/** What the bench asks of a page. */
export interface Probe {
  /** From navigation to the paint after the first row of the list "Entries" stood in the document. */
  readonly firstRow: Promise<number>;
  /** The time after the next frame was painted. */
  nextPaint(): Promise<number>;
  /** Starts to wait for a click and, after it, for words in the main part of another page. */
  expectText(words: string): void;
  /** From the click to the paint after those words stood in the document. */
  textPainted(): Promise<number>;
  /** From each key's event to the paint after its input, since the last call. */
  keys(): readonly number[];
  /** Waits for one more input and the status that follows: from the key's event to "Saved". */
  expectSaved(): void;
  saved(): Promise<number>;
  /** Waits for one more enter and for these words in the status of the prompt: from the key's event to them. */
  expectStored(words: string): void;
  stored(): Promise<number>;
  /** When the first character was taken by a field, since navigation; nothing before that. */
  firstInput(): number | undefined;
  /** The distances of animation frames, for so long. */
  frames(forMs: number): Promise<readonly number[]>;
  /** The height of the list's scroller. */
  scrollHeight(): number;
}

declare global {
  var benchProbe: Probe;
}

const row = '[aria-label="Entries"] article';
const jotState = '[aria-label="Jot state"]';
const saveState = '[aria-label="Save state"]';

const patienceMs = 30_000;

let textPainted: Promise<number> = Promise.reject(new Error("No text is expected."));
let saved: Promise<number> = Promise.reject(new Error("No commit is expected."));
let stored: Promise<number> = Promise.reject(new Error("No jot is expected."));
for (const none of [textPainted, saved, stored]) none.catch(() => {});

let keyedAt = 0;
let painted: number[] = [];
let firstInputAt: number | undefined;
addEventListener("keydown", (event) => (keyedAt = event.timeStamp), { capture: true });
addEventListener(
  "input",
  () => {
    firstInputAt ??= performance.now();
    const from = keyedAt;
    void nextPaint().then((at) => painted.push(at - from));
  },
  { capture: true },
);

globalThis.benchProbe = {
  firstRow: seen(() => document.querySelector(row) !== null).then(nextPaint),
  nextPaint,
  expectText(words) {
    textPainted = nextEvent("click").then(async (event) => {
      await seen(() => document.querySelector("main")?.textContent.includes(words) === true);
      return (await nextPaint()) - event.timeStamp;
    });
  },
  textPainted: () => textPainted,
  keys() {
    const taken = painted;
    painted = [];
    return taken;
  },
  expectSaved() {
    saved = nextEvent("input").then(async () => {
      let wasUnsaved = false;
      await seen(() => {
        const isSaved = document.querySelector(saveState)?.textContent.trim() === "Saved";
        wasUnsaved ||= !isSaved;
        return wasUnsaved && isSaved;
      });
      return performance.now() - keyedAt;
    });
  },
  saved: () => saved,
  expectStored(words) {
    stored = nextEvent("keydown").then(async ({ timeStamp }) => {
      await seen(() => document.querySelector(jotState)?.textContent.includes(words) === true);
      return performance.now() - timeStamp;
    });
  },
  stored: () => stored,
  firstInput: () => firstInputAt,
  frames: framesOf,
  scrollHeight: () => scrollerOf(document.querySelector(row)).scrollHeight,
};

/**
 * Resolves as soon as the document is as it should be: at once, or by the mutation that makes it so.
 * Rejects when it has not come to that in half a minute.
 */
function seen(isSo: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    if (isSo()) {
      resolve();
      return;
    }
    setTimeout(
      () => reject(new Error(`Not seen in ${patienceMs} ms: ${String(isSo)}`)),
      patienceMs,
    );
    const observer = new MutationObserver(() => {
      if (!isSo()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** The next event of this name, before the app hears of it. */
function nextEvent(name: string): Promise<Event> {
  return new Promise((resolve) => {
    addEventListener(name, resolve, { capture: true, once: true });
  });
}

/** The time after the next frame: a message posted from it is delivered once it was painted. */
function nextPaint(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => resolve(performance.now()));
      port1.start();
      port2.postMessage(undefined);
    });
  });
}

function framesOf(forMs: number): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const frames: number[] = [];
    let from: number | undefined;
    let last = 0;
    const onFrame = (at: number) => {
      if (from === undefined) from = at;
      else frames.push(at - last);
      last = at;
      if (at - from < forMs) requestAnimationFrame(onFrame);
      else resolve(frames);
    };
    requestAnimationFrame(onFrame);
  });
}

/** What scrolls the list: an element around it, or the page. */
function scrollerOf(inside: Element | null): Element {
  for (let element = inside; element; element = element.parentElement) {
    const { overflowY } = getComputedStyle(element);
    if (element.scrollHeight > element.clientHeight && /auto|scroll/.test(overflowY))
      return element;
  }
  return document.scrollingElement ?? document.documentElement;
}
