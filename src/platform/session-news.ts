import { joinBroadcast } from "./broadcast";

/** That the session changed: a hint without content, which may be lost. */
export interface SessionNews {
  tell(): void;
  /** Runs when another tab told, and whenever this page is seen again, since it may have missed something. */
  listen(heard: () => void): void;
}

/** News between the tabs of a browser. */
export function browserSessionNews(): SessionNews {
  const listeners = new Set<() => void>();
  const hear = () => {
    for (const heard of listeners) heard();
  };
  const post = joinBroadcast<"changed">("kubecraft-journal.session", hear);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") hear();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && hear());
  return {
    tell: () => post?.("changed"),
    listen: (heard) => void listeners.add(heard),
  };
}
