import { useEffect } from "preact/hooks";
import type { EntryId } from "../../core/journal/id";
import { hitsIn, textTerms } from "../../core/search/excerpt";
import { parseQuery } from "../../core/search/query";
import type { App } from "../../state/app";

interface HitsProps {
  readonly app: Pick<App, "open">;
  readonly id: EntryId;
}

/** The name by which the style sheet knows the marks. */
const highlightName = "hit";

/** Marks in the entry on screen what was looked for when it was opened from the results, and scrolls to it. */
export function Hits({ app, id }: HitsProps) {
  useEffect(() => {
    let isOver = false;
    app.open("find").then(
      (model) => {
        const opened = model.opened.peek();
        if (isOver || opened?.id !== id) return;
        const ranges = rangesOf(opened.line);
        // Engines without highlights still scroll to the place.
        if ("highlights" in CSS) CSS.highlights.set(highlightName, new Highlight(...ranges));
        const place =
          ranges[0]?.startContainer.parentElement ??
          document.querySelector(`[data-part="${opened.partId}"]`);
        if (scrollY === 0) place?.scrollIntoView({ block: "center" });
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      if ("highlights" in CSS) CSS.highlights.delete(highlightName);
    };
  }, [app, id]);
  return null;
}

/** Where the words of a line stand in the texts of the page; what is broken up by markup is found word by word. */
function rangesOf(line: string): readonly Range[] {
  const terms = textTerms(parseQuery(line, 0));
  const article = document.querySelector("main article");
  if (!article || terms.length === 0) return [];
  const found: Range[] = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const [start, end] of hitsIn(node.textContent ?? "", terms, new Set())) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      found.push(range);
    }
  return found;
}
