import { useLayoutEffect } from "preact/hooks";
import type { Entry } from "../../core/journal/entry";
import { labelOf } from "../../core/journal/entry";
import { neighboursOf } from "../../core/journal/neighbours";
import type { EntryId } from "../../core/journal/id";
import { runsOf } from "../../core/journal/part-runs";
import type { Route } from "../../core/route";
import type { App } from "../../state/app";
import { sayProblem } from "../../state/say-problem";
import { Link } from "../controls/link";
import { TagList } from "../controls/tag-list";
import { FactsTable } from "../entry/facts-table";
import { MoreMenu } from "../entry/more-menu";
import { NeighbourLinks } from "../entry/neighbour-links";
import { PartRun } from "../entry/part-run";
import styles from "./entry-page.module.css";

interface EntryPageProps {
  readonly app: App;
  readonly route: Route;
}

/** One entry, to be read: the page that the journal is for. */
export function EntryPage({ app, route }: EntryPageProps) {
  const id = route.page === "entry" ? route.id : "";
  // Before the paint, so that the reading does not wait for it.
  useLayoutEffect(() => void app.entry.open(id), [app, id]);
  const shown = app.entry.shown.value;
  const read = shown?.id === id ? shown.read : undefined;
  return (
    <>
      <p class={styles["back"]}>
        <Link to={{ page: "journal" }} aria-label="Back to journal">
          ← back to journal
        </Link>
      </p>
      {read?.ok && read.value && <EntryArticle app={app} id={id} entry={read.value.entry} />}
      {read?.ok && !read.value && (
        <Message title="No such entry">
          It is not in this journal. It may be in a backup, or on another device.
        </Message>
      )}
      {read?.ok === false && (
        <Message title="This entry could not be read">{sayProblem(read.problem)}</Message>
      )}
    </>
  );
}

interface EntryArticleProps {
  readonly app: App;
  readonly id: EntryId;
  readonly entry: Entry;
}

function EntryArticle({ app, id, entry }: EntryArticleProps) {
  const copyLink = () =>
    navigator.clipboard.writeText(location.href).then(
      () => app.notices.tell("Link copied. It opens on this device."),
      () => app.notices.warn("The link could not be copied. Copy it from the address bar."),
    );
  return (
    <article class={styles["entry"]}>
      <header>
        <h1 dir="auto">{labelOf(entry)}</h1>
        <div class={styles["actions"]}>
          <Link to={{ page: "edit", id }} data-button="">
            Edit
          </Link>
          <MoreMenu
            choices={[
              { label: "Print", choose: () => print() },
              { label: "Copy link", choose: () => void copyLink() },
            ]}
          />
        </div>
      </header>
      <FactsTable facts={entry.facts} />
      {entry.facts.tags.length > 0 && <TagList tags={entry.facts.tags} />}
      {runsOf(entry.parts).map((run, at) => (
        <PartRun key={at} run={run} />
      ))}
      <NeighbourLinks {...neighboursOf(app.journal.heads.value, id)} />
    </article>
  );
}

function Message({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p>{children}</p>
    </>
  );
}
