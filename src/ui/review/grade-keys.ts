import { type Grade, grades } from "../../core/review/card";
import type { App } from "../../state/app";

interface GradeKeys {
  readonly app: { readonly settings: Pick<App["settings"], "settings"> };
  readonly isShown: boolean;
  readonly show: () => void;
  readonly grade: (grade: Grade) => void;
}

/**
 * Space shows the answer and 1 to 4 grade it, wherever the focus is on the page, until the answer is
 * called. They can be turned off with the other keys (WCAG 2.1.4).
 */
export function listenForGrades({ app, isShown, show, grade }: GradeKeys): () => void {
  const listening = new AbortController();
  const onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, target, repeat, defaultPrevented } = event;
    if (defaultPrevented || ctrlKey || metaKey || altKey || repeat) return;
    if (!app.settings.settings.peek().hasKeys) return;
    if (document.querySelector("dialog[open], :popover-open, body[inert]")) return;
    const isPressed = target instanceof Element && target.closest("button, a, input, summary, pre");
    if (!isShown && key === " " && !isPressed) show();
    else if (isShown && /^[1-4]$/.test(key)) grade(grades[Number(key) - 1] ?? "again");
    else return;
    event.preventDefault();
  };
  addEventListener("keydown", onKey, listening);
  return () => listening.abort();
}
