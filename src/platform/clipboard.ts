/**
 * Reads the clipboard as text, after the browser asked its owner; rejects where they refuse. Only on
 * touch screens of browsers that no other app can share to: those that ask to be installed are shared to.
 */
export function clipboardToPaste(): (() => Promise<string>) | undefined {
  const isSharedTo = "onbeforeinstallprompt" in window;
  if (isSharedTo || !matchMedia("(any-pointer: coarse)").matches) return undefined;
  // Only in secure contexts, and in old Firefox not at all.
  if (!("clipboard" in navigator) || !("readText" in navigator.clipboard)) return undefined;
  return () => navigator.clipboard.readText();
}
