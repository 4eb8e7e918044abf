/** What is wrong with the name of a file in a zip; `undefined` where it is an honest relative path. */
export function pathFlaw(path: string): PathFlaw | undefined {
  if (/^[/\\]|^[A-Za-z]:/.test(path)) return "absolute";
  if (path.split(/[/\\]/).includes("..")) return "leads out";
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffd]/.test(path))
    return "hidden signs";
  return path.length > longestPath ? "too long" : undefined;
}

export type PathFlaw = "absolute" | "leads out" | "hidden signs" | "too long";

const longestPath = 1000;

/** A path as ids follow from it: composed, with `/` between the names and without names that say nothing. */
export function plainPath(path: string): string {
  return path
    .normalize("NFC")
    .split(/[/\\]/)
    .filter((name) => name !== "" && name !== "." && name !== "..")
    .join("/");
}

/** Whether a file lies where programs keep what is their own: no note of the owner's. */
export function isHidden(path: string): boolean {
  return path.split("/").some((name) => name.startsWith(".") || name === "__MACOSX");
}

/** Whether a file is Markdown by its name. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** The paths without the one folder that all of them lie in, as an unpacked zip has one. */
export function withoutCommonFolder(paths: readonly string[]): readonly string[] {
  const [folder] = (paths[0] ?? "").split("/", 1);
  const start = `${folder}/`;
  return paths.length > 0 && paths.every((path) => path.startsWith(start))
    ? paths.map((path) => path.slice(start.length))
    : paths;
}
