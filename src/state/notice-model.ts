import { createModel, type ReadonlySignal, signal } from "@preact/signals";

/** One sentence to the owner, with at most one thing to do about it. */
export interface Notice {
  readonly id: number;
  readonly tone: "news" | "offer" | "warning";
  readonly text: string;
  readonly action?: NoticeAction;
}

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** What the app has to say. News leave by themselves; offers and warnings stay until they are dismissed. */
export interface NoticeModel {
  readonly notices: ReadonlySignal<readonly Notice[]>;
  tell(text: string, action?: NoticeAction): void;
  offer(text: string, action: NoticeAction): void;
  warn(text: string, action?: NoticeAction): void;
  dismiss(id: number): void;
}

/** How long news stay, in milliseconds; with something to do they stay longer. */
const newsStayMs = 6000;
const newsWithActionStayMs = 12_000;

/** @param after runs a function later, in milliseconds: `setTimeout`, or a test's clock */
export const NoticeModel = createModel(
  (after: (delayMs: number, run: () => void) => void): NoticeModel => {
    const notices = signal<readonly Notice[]>([]);
    let lastId = 0;
    const dismiss = (id: number) => {
      notices.value = notices.peek().filter((notice) => notice.id !== id);
    };
    const add = (tone: Notice["tone"], text: string, action?: NoticeAction) => {
      const id = ++lastId;
      // The same sentence twice says nothing new.
      const others = notices.peek().filter((notice) => notice.text !== text);
      notices.value = [...others, { id, tone, text, ...(action && { action }) }];
      return id;
    };
    return {
      notices,
      tell(text, action) {
        const id = add("news", text, action);
        after(action ? newsWithActionStayMs : newsStayMs, () => dismiss(id));
      },
      offer: (text, action) => void add("offer", text, action),
      warn: (text, action) => void add("warning", text, action),
      dismiss,
    };
  },
);
