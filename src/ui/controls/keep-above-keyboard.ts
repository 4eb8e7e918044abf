/**
 * Tells a part of the page, as `--keyboard`, how high above the window's end the keyboard of the
 * phone begins. iOS lays its keyboard over the page; where the window gets smaller, this stays 0.
 */
export function keepAboveKeyboard(element: HTMLElement | null): () => void {
  const seen = globalThis.visualViewport;
  if (!seen || !element) return () => {};
  const measure = () => {
    const covered = Math.max(0, innerHeight - seen.height - seen.offsetTop);
    element.style.setProperty("--keyboard", `${Math.round(covered)}px`);
  };
  seen.addEventListener("resize", measure);
  seen.addEventListener("scroll", measure);
  measure();
  return () => {
    seen.removeEventListener("resize", measure);
    seen.removeEventListener("scroll", measure);
  };
}
