import { useEffect, useMemo, useState } from "preact/hooks";
import { parseMarkdown } from "../../core/markup/markdown";
import { ProseBlocks } from "./prose-blocks";

/** More blocks than the highest screen shows. */
const firstBlocks = 40;

/** What the owner wrote, as Markdown. Of a long text the beginning is drawn first, the rest right after its paint. */
export function Prose({ text }: { readonly text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  const isLong = blocks.length > firstBlocks;
  const [isWhole, setWhole] = useState(!isLong);
  // An effect runs after the paint of what was drawn before it.
  useEffect(() => setWhole(true), []);
  return (
    <div class="prose" data-long={isLong}>
      <ProseBlocks blocks={isWhole ? blocks : blocks.slice(0, firstBlocks)} />
    </div>
  );
}
