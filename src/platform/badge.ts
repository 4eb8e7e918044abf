/**
 * Puts a number on the app's icon, or takes it away with 0; does nothing where the browser has no badges
 * or its owner does not allow them.
 */
export function showBadge(count: number): void {
  if (!("setAppBadge" in navigator)) return;
  // Zero would be drawn as a dot by some systems.
  const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  shown.catch(() => undefined);
}
