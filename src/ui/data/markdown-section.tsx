import type { App } from "../../state/app";
import { ExportMarkdown } from "../controls/export-markdown";
import styles from "./markdown-section.module.css";

/** The way out for other programs: the whole journal as Markdown. */
export function MarkdownSection({ app }: { readonly app: Pick<App, "open" | "notices"> }) {
  return (
    <section class={styles["markdown"]}>
      <h2>Markdown</h2>
      <p>
        A zip with one Markdown file for each entry, for Obsidian, GitHub or any editor. Brought in
        again, each file is its entry. History, settings and the trash are only in a backup.
      </p>
      <ExportMarkdown app={app} />
    </section>
  );
}
