import type { App } from "../../state/app";

/** Keys that work everywhere. All of them have a modifier, so that no word that is typed or spoken meets them. */
export function listenForShortcuts({ route }: Pick<App, "route">): void {
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
    if (defaultPrevented || altKey || shiftKey || ctrlKey === metaKey) return;
    if (key.toLowerCase() !== "j") return;
    event.preventDefault();
    route.go({ page: "journal", jot: "" });
  });
}
