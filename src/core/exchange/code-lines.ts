import { closesFence, type Fence, fenceOf } from "./grammar";

/** The lines of a Markdown text that do not stand in a fenced block, which may be indented as in a list; those that do are empty here. */
export function outsideCode(text: string): readonly string[] {
  const lines = text.split("\n");
  const outside = [...lines];
  let opened: { readonly fence: Fence; readonly at: number } | undefined;
  for (const [at, line] of lines.entries()) {
    const moved = line.trimStart();
    if (opened) {
      if (!closesFence(moved, opened.fence)) continue;
      outside.fill("", opened.at, at + 1);
      opened = undefined;
    } else {
      const fence = fenceOf(moved);
      if (fence) opened = { fence, at };
    }
  }
  // A block that is never closed goes to the end.
  return opened ? outside.fill("", opened.at) : outside;
}
