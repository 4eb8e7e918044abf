/** How long keys are carried at most, in milliseconds. */
const patienceMs = 2000;

/**
 * Keeps what is typed while a page with a field for it is on its way, and puts it into the first
 * search field that gets the focus: between two pages a key would go nowhere.
 */
export function carryKeys(): void {
  const carrying = new AbortController();
  const { signal } = carrying;
  let text = "";
  addEventListener(
    "keydown",
    (event) => {
      const { key, ctrlKey, metaKey, altKey, isComposing } = event;
      if (key.length !== 1 || ctrlKey || metaKey || altKey || isComposing) return;
      text += key;
      event.preventDefault();
    },
    { capture: true, signal },
  );
  addEventListener(
    "focusin",
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "search") return;
      carrying.abort();
      if (text === "") return;
      target.value += text;
      target.dispatchEvent(new Event("input", { bubbles: true }));
    },
    { signal },
  );
  setTimeout(() => carrying.abort(), patienceMs);
}
