import "./boot-guard";

// Before the first paint: the look that was chosen, or else the system's. Kept apart from the app,
// since a module runs too late for the first frame.
try {
  const { theme } = JSON.parse(localStorage.getItem("kubecraft-journal.settings") ?? "{}");
  if (theme === "dark" || theme === "light") document.documentElement.dataset["theme"] = theme;
} catch {
  // Storage is refused or its text is damaged: the system's look it is.
}
