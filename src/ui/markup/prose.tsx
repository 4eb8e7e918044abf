import { useMemo } from "preact/hooks";
import { parseMarkdown } from "../../core/markup/markdown";
import { ProseBlocks } from "./prose-blocks";

/** What the owner wrote, as Markdown. */
export function Prose({ text }: { readonly text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div class="prose">
      <ProseBlocks blocks={blocks} />
    </div>
  );
}
