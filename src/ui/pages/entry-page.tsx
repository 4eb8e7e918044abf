import { useLayoutEffect, useState } from "preact/hooks";
import type { Entry } from "../../core/journal/entry";
import { conflictsOf } from "../../core/journal/conflict";
import { labelOf } from "../../core/journal/entry";
import { closedGoals } from "../../core/journal/goal";
import { neighboursOf } from "../../core/journal/neighbours";
import type { EntryId } from "../../core/journal/id";
import { runsOf } from "../../core/journal/part-runs";
import type { Route } from "../../core/route";
import type { App } from "../../state/app";
import { sayProblem } from "../../state/say-problem";
import { Link } from "../controls/link";
import { TagList } from "../controls/tag-list";
import { FactsTable } from "../entry/facts-table";
import { LinkDesk } from "../entry/link-desk";
import { MoreMenu } from "../entry/more-menu";
import { NeighbourLinks } from "../entry/neighbour-links";
import { PartRun } from "../entry/part-run";
import { EntryLinksContext } from "../markup/entry-links-context";
import { lazy } from "../shell/lazy";
import { InTrash } from "../trash/in-trash";
import styles from "./entry-page.module.css";

/** Nearly no entry is in a conflict. */
const ConflictSection = lazy(
  "ConflictSection",
  () => import("../entry/conflict-section"),
  () => null,
);

/** What was looked for, for who comes from the results. */
const Hits = lazy(
  "Hits",
  () => import("../find/hits"),
  () => null,
);

/** What ties it to others is no part of an entry, and comes when it is read. */
const EntryFoot = lazy(
  "EntryFoot",
  () => import("../entry/entry-foot"),
  () => null,
);

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
      {read?.ok && read.value && <LinkedArticle app={app} id={id} entry={read.value.entry} />}
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

/** The entry, and below it what ties it to others; what its links are called now comes with that. */
function LinkedArticle(props: EntryArticleProps) {
  const [links] = useState(() => new LinkDesk());
  return (
    <EntryLinksContext.Provider value={links}>
      <EntryArticle {...props} />
      <EntryFoot key={props.id} app={props.app} id={props.id} links={links} />
    </EntryLinksContext.Provider>
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
  const begin = async (how: "duplicate" | "beginLike") => {
    try {
      const model = await app.open("duplicate");
      model[how](entry);
      app.route.go({ page: "new" });
    } catch {
      app.notices.warn("No new entry: a part of the app could not be loaded. Try again.");
    }
  };
  const closed = closedGoals(entry);
  const reopen = async () => {
    try {
      const { goals } = await app.open("study");
      for (const goal of closed) void goals.mark(goal, "open");
    } catch {
      app.notices.warn("The goal is as it was: a part of the app could not be loaded. Try again.");
    }
  };
  const exportMarkdown = async () => {
    try {
      await (await app.open("exchange")).exportEntry(id);
    } catch {
      app.notices.warn("There is no file: a part of the app could not be loaded. Try again.");
    }
  };
  const discard = async () => {
    try {
      const trash = await app.open("trash");
      const isGone = await trash.discardShown();
      // Whoever went on meanwhile is not called back.
      const now = app.route.route.peek();
      if (isGone && now.page === "entry" && now.id === id) app.route.go({ page: "journal" });
    } catch {
      app.notices.warn("Not moved to the trash: a part of the app could not be loaded. Try again.");
    }
  };
  return (
    <article class={styles["entry"]}>
      <header>
        <h1 dir="auto">{labelOf(entry)}</h1>
        <div class={styles["actions"]}>
          {entry.trashedAt === undefined && (
            <Link to={{ page: "edit", id }} data-button="">
              Edit
            </Link>
          )}
          <MoreMenu
            choices={[
              { label: "History", choose: () => app.route.go({ page: "history", id }) },
              { label: "Duplicate", choose: () => void begin("duplicate") },
              { label: "New with these parts", choose: () => void begin("beginLike") },
              ...(closed.length > 0
                ? [{ label: "Open the goal again", choose: () => void reopen() }]
                : []),
              { label: "Export Markdown", choose: () => void exportMarkdown() },
              { label: "Print", choose: () => print() },
              { label: "Copy link", choose: () => void copyLink() },
              ...(entry.trashedAt === undefined
                ? [{ label: "Delete", choose: () => void discard() }]
                : []),
            ]}
          />
        </div>
      </header>
      {conflictsOf(entry, app.journal.heads.value).length > 0 && (
        <ConflictSection app={app} entry={entry} />
      )}
      {entry.trashedAt !== undefined && <InTrash app={app} id={id} trashedAt={entry.trashedAt} />}
      <FactsTable facts={entry.facts} />
      {entry.facts.tags.length > 0 && <TagList tags={entry.facts.tags} />}
      {runsOf(entry.parts).map((run, at) => (
        <PartRun key={at} run={run} />
      ))}
      <Hits app={app} id={id} />
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
