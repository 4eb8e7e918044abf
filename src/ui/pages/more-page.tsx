import type { Route } from "../../core/route";
import { Link } from "../controls/link";
import styles from "./more-page.module.css";

/** Every page that is not one of the journal's own, and what it is for. */
const places: readonly (readonly [
  Exclude<Route["page"], "entry" | "edit" | "history" | "unknown">,
  string,
])[] = [
  ["review", "A few of your ahas, fixes and answers a day, before they fade"],
  ["questions", "What you wanted to know, and have not answered yet"],
  ["see", "Your days, your sections, and how sure you were"],
  ["week", "What a week came to, and its review"],
  ["snippets", "Commands and code from all entries, ready to copy"],
  ["mistakes", "What broke, what fixed it, and how often it came back"],
  ["connections", "What is like what you know, and where that ends"],
  ["tags", "Tags and sections: rename, merge, take off"],
  ["data", "Backups out and in, and where the journal is kept"],
  ["trash", "What you deleted, for 30 days"],
  ["settings", "Theme, prompt, ticker and keys"],
  ["help", "The prompt, the keys, and what is good to know"],
];

/** The way to what the bar has no room for. */
export function MorePage() {
  return (
    <>
      <h1>More</h1>
      <ul class={styles["places"]}>
        {places.map(([page, use]) => (
          <li key={page}>
            <Link to={{ page }}>{page}</Link>
            <p>{use}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
