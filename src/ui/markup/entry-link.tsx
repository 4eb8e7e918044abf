import { useContext } from "preact/hooks";
import type { EntryLink as WrittenLink } from "../../core/markup/entry-link";
import type { Route } from "../../core/route";
import { Link } from "../controls/link";
import { Unseen } from "../controls/unseen";
import { EntryLinksContext } from "./entry-links-context";
import styles from "./inlines.module.css";

/** A link to an entry: by its id under its present title, or by its title to the one that is called so. */
export function EntryLink({ link: { id, title, label } }: { readonly link: WrittenLink }) {
  const links = useContext(EntryLinksContext);
  const targets = links.targets.value;
  if (id !== undefined) {
    const present = targets?.labelOf(id);
    const isGone = targets !== undefined && present === undefined;
    return (
      <Link
        to={{ page: "entry", id }}
        dir="auto"
        class={styles["entry"]}
        data-loose={isGone || undefined}
      >
        {present ?? label}
        {isGone && <Unseen> (not in the journal)</Unseen>}
      </Link>
    );
  }
  const ids = targets?.idsOf(title);
  const isUnwritten = ids?.length === 0;
  return (
    <Link
      to={routeTo(ids, title)}
      dir="auto"
      class={styles["entry"]}
      data-loose={isUnwritten || undefined}
      onClick={(event) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
        if (isUnwritten && isPlain && links.offer(title)) event.preventDefault();
      }}
    >
      {label}
      {isUnwritten && <Unseen> (not written yet)</Unseen>}
    </Link>
  );
}

/** To the one entry that is meant, else to all that may be. */
function routeTo(ids: readonly string[] | undefined, title: string): Route {
  const [id, ...others] = ids ?? [];
  if (id !== undefined && others.length === 0) return { page: "entry", id };
  return { page: "find", q: titleQuery(title) };
}

/** What finds the entries that bear a title. */
export function titleQuery(title: string): string {
  return `in:title "${title.replaceAll('"', " ").trim()}"`;
}
