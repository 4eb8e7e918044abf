import type { App } from "../../state/app";
import type { MistakeModel } from "../../state/mistake-model";
import { ErrorLookup } from "./error-lookup";
import { FacetChips } from "./facet-chips";
import { LedgerRow } from "./ledger-row";
import styles from "./library-desk.module.css";
import { LibraryList } from "./library-list";
import { ShareLine } from "./share-line";
import { useWish } from "./use-wish";

interface LedgerDeskProps {
  readonly app: Pick<App, "open" | "route">;
  readonly model: MistakeModel;
  /** The line of the address. */
  readonly asked: string;
}

/** How many mistakes are drawn at first, and how many more at a time. */
const page = 40;

/** All mistakes, those met most at the top. */
export function LedgerDesk({ app, model, asked }: LedgerDeskProps) {
  const { wish, line, narrow, more } = useWish({
    model,
    route: app.route,
    page: "mistakes",
    first: { line: asked, section: "", count: page },
  });
  const { answer, why } = model.shown.value;
  const isNarrowed = wish.line.trim() !== "" || wish.section !== "";
  return (
    <div class={styles["desk"]}>
      <ErrorLookup app={app} model={model} />
      <LibraryList
        of="mistakes"
        line={line}
        hint="words of what broke or what fixed it"
        why={why}
        rows={answer?.rows.map((row) => (
          <li key={`${row.from.id} ${row.part.id}`}>
            <LedgerRow
              app={app}
              row={row}
              onMeet={() => void model.meet(row.from.id, row.part.id)}
            />
          </li>
        ))}
        total={answer?.total ?? 0}
        onMore={more}
      >
        {answer && (
          <>
            <FacetChips
              label="Sections"
              counts={answer.sections}
              chosen={wish.section}
              onChoose={(section) => narrow({ section })}
            />
            <div class={styles["head"]}>
              <ShareLine total={answer.total} one="mistake" many="mistakes" share={answer.share} />
              <p>met {answer.times.toLocaleString("en")} times</p>
            </div>
            {answer.total === 0 && answer.share === 1 && (
              <p>
                {isNarrowed
                  ? "No mistake has all of that. Try fewer letters, or leave the section out."
                  : "No mistakes yet. What broke and how you fixed it, added to an entry with “Add mistake” or written at the prompt with “x”, gathers here."}
              </p>
            )}
          </>
        )}
      </LibraryList>
    </div>
  );
}
