import { withoutLinkIds } from "../../core/journal/without-link-ids";
import type { FoundConnection } from "../../core/library/find-connections";
import type { App } from "../../state/app";
import styles from "./ledger-row.module.css";
import { WhenceLine } from "./whence-line";

interface ConnectionRowProps {
  readonly app: Pick<App, "open">;
  readonly connection: FoundConnection;
}

/** A text that says so much more than its likeness, in UTF-16 units, is shown as well. */
const muchMore = 60;

/** What something is like, where that ends, and what it is. */
export function ConnectionRow({ app, connection: { from, part, likeness } }: ConnectionRowProps) {
  const text = withoutLinkIds(part.text).trim();
  const { like = "", except = "" } = likeness ?? {};
  const isMore = except === "" || text.length > like.length + except.length + muchMore;
  return (
    <article class={styles["row"]} data-plain="">
      {like !== "" && <h2 dir="auto">{like}</h2>}
      <dl>
        {except !== "" && (
          <div data-what="tell">
            <dt>except</dt>
            <dd dir="auto">{except}</dd>
          </div>
        )}
        {isMore && (
          <div>
            <dt>noted</dt>
            <dd dir="auto">{text}</dd>
          </div>
        )}
      </dl>
      <WhenceLine app={app} from={from} partId={part.id} />
    </article>
  );
}
