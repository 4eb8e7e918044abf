import type { TableBlock } from "../../core/markup/tree";
import { Inlines } from "./inlines";
import styles from "./prose-table.module.css";

/** A table that scrolls sideways by itself, by finger and by keyboard, where it is wider than the page. */
export function ProseTable({ table }: { readonly table: TableBlock }) {
  const { alignments, head, rows } = table;
  return (
    <div
      class={styles["frame"]}
      role="group"
      aria-label="Table"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <table class={styles["table"]}>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" dir="auto" data-align={alignments[column]}>
                <Inlines inlines={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} dir="auto" data-align={alignments[column]}>
                  <Inlines inlines={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
