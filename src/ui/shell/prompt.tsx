import type { Settings } from "../../core/settings";
import styles from "./prompt.module.css";

/** The owner's prompt with its block caret, as a shell would draw it. */
export function Prompt({ user, host, path }: Pick<Settings, "user" | "host" | "path">) {
  return (
    <span class={styles["prompt"]}>
      <b>
        {user}@{host}
      </b>{" "}
      <span>{path}</span>
    </span>
  );
}
