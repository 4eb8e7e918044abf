import type { ComponentChildren } from "preact";
import type { AlertTone, Block, ListBlock, ListItem } from "../../core/markup/tree";
import { CodeBlock } from "./code-block";
import { Inlines } from "./inlines";
import styles from "./prose-blocks.module.css";
import { ProseTable } from "./prose-table";

/** Blocks one below the other. Each finds its own direction, and none turns that of its neighbours. */
export function ProseBlocks({ blocks }: { readonly blocks: readonly Block[] }): ComponentChildren {
  return blocks.map((block, index) => <OneBlock key={index} block={block} />);
}

const alertTitles: Readonly<Record<AlertTone, string>> = {
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
};

function OneBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p dir="auto">
          <Inlines inlines={block.inlines} />
        </p>
      );
    case "line":
      return (
        <span dir="auto">
          <Inlines inlines={block.inlines} />
        </span>
      );
    case "heading": {
      const Heading = `h${block.level}` as const;
      return (
        <Heading dir="auto">
          <Inlines inlines={block.inlines} />
        </Heading>
      );
    }
    case "code":
      return <CodeBlock code={block.code} language={block.language} />;
    case "raw":
      return (
        <p class={styles["raw"]} dir="auto">
          {block.text}
        </p>
      );
    case "quote":
      return (
        <blockquote dir="auto">
          <ProseBlocks blocks={block.blocks} />
        </blockquote>
      );
    case "alert":
      return (
        <div class={styles["alert"]} role="note" data-tone={block.tone} dir="auto">
          <p class={styles["title"]}>{alertTitles[block.tone]}</p>
          <ProseBlocks blocks={block.blocks} />
        </div>
      );
    case "list":
      return <ProseList list={block} />;
    case "rule":
      return <hr />;
    default:
      return <ProseTable table={block} />;
  }
}

function ProseList({ list }: { readonly list: ListBlock }) {
  const items = list.items.map((item, index) => <OneItem key={index} item={item} />);
  return list.start === undefined ? (
    <ul dir="auto">{items}</ul>
  ) : (
    <ol dir="auto" start={list.start}>
      {items}
    </ol>
  );
}

function OneItem({ item }: { readonly item: ListItem }) {
  if (item.isDone === undefined)
    return (
      <li>
        <ProseBlocks blocks={item.blocks} />
      </li>
    );
  return (
    <li class={styles["task"]}>
      <span role="img" aria-label={item.isDone ? "Done" : "Not done"} data-done={item.isDone}>
        {item.isDone ? "[x]" : "[ ]"}
      </span>
      <div>
        <ProseBlocks blocks={item.blocks} />
      </div>
    </li>
  );
}
