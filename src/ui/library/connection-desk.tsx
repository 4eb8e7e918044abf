import type { ConnectionQuestion } from "../../core/library/find-connections";
import type { App } from "../../state/app";
import type { ConnectionModel } from "../../state/connection-model";
import { ConnectionRow } from "./connection-row";
import { FacetChips } from "./facet-chips";
import styles from "./library-desk.module.css";
import { LibraryList } from "./library-list";
import { ShareLine } from "./share-line";
import { useWish } from "./use-wish";

interface ConnectionDeskProps {
  readonly app: Pick<App, "open" | "route">;
  readonly model: ConnectionModel;
  /** The line of the address. */
  readonly asked: string;
}

/** How many connections are drawn at first, and how many more at a time. */
const page = 40;

/** Of what others are likened to, so many are offered. */
const mostChips = 30;

/** All connections by what they are like, narrowed down by words and by that. */
export function ConnectionDesk({ app, model, asked }: ConnectionDeskProps) {
  const first: ConnectionQuestion = { line: asked, like: "", count: page };
  const { wish, line, narrow, more } = useWish({
    model,
    route: app.route,
    page: "connections",
    first,
  });
  const { answer, why } = model.shown.value;
  const isNarrowed = wish.line.trim() !== "" || wish.like !== "";
  return (
    <div class={styles["desk"]}>
      <LibraryList
        of="connections"
        line={line}
        hint="words of a connection"
        why={why}
        rows={answer?.connections.map((connection) => (
          <li key={`${connection.from.id} ${connection.part.id}`}>
            <ConnectionRow app={app} connection={connection} />
          </li>
        ))}
        total={answer?.total ?? 0}
        onMore={more}
      >
        {answer && (
          <>
            <FacetChips
              label="Like"
              counts={answer.likes.slice(0, mostChips)}
              chosen={wish.like}
              onChoose={(like) => narrow({ like })}
            />
            <div class={styles["head"]}>
              <ShareLine
                total={answer.total}
                one="connection"
                many="connections"
                share={answer.share}
              />
            </div>
            {answer.total === 0 && answer.share === 1 && <Nothing isNarrowed={isNarrowed} />}
          </>
        )}
      </LibraryList>
    </div>
  );
}

function Nothing({ isNarrowed }: { readonly isNarrowed: boolean }) {
  return (
    <p>
      {isNarrowed
        ? "No connection has all of that. Try fewer letters, or let the chip go."
        : "No connections yet. What you write under “Add connection” gathers here: something new is like what you know, except for the part that is not."}
    </p>
  );
}
