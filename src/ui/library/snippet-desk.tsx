import { languages } from "../../core/markup/languages";
import type { SnippetOrder } from "../../core/library/find-snippets";
import type { App } from "../../state/app";
import type { SnippetModel, SnippetWish } from "../../state/snippet-model";
import { FacetChips } from "./facet-chips";
import styles from "./library-desk.module.css";
import { LibraryList } from "./library-list";
import { ShareLine } from "./share-line";
import { SnippetCard } from "./snippet-card";
import { useWish } from "./use-wish";

interface SnippetDeskProps {
  readonly app: Pick<App, "open" | "route">;
  readonly model: SnippetModel;
  /** The line of the address. */
  readonly asked: string;
}

/** How many snippets are drawn at first, and how many more at a time. */
const page = 20;

const orders: readonly SnippetOrder[] = ["newest", "most used"];

/** All snippets, narrowed down by words, language and tag. */
export function SnippetDesk({ app, model, asked }: SnippetDeskProps) {
  const first: SnippetWish = { line: asked, language: "", tag: "", order: "newest", count: page };
  const { wish, line, narrow, more } = useWish({
    model,
    route: app.route,
    page: "snippets",
    first,
  });
  const { answer, why } = model.shown.value;
  return (
    <div class={styles["desk"]}>
      <LibraryList
        of="snippets"
        line={line}
        hint="words of a caption or of code"
        why={why}
        rows={answer?.snippets.map((snippet) => (
          <li key={`${snippet.from.id} ${snippet.part.id}`}>
            <SnippetCard app={app} snippet={snippet} onCopied={() => model.used(snippet.part.id)} />
          </li>
        ))}
        total={answer?.total ?? 0}
        onMore={more}
      >
        {answer && (
          <>
            <FacetChips
              label="Languages"
              counts={answer.languages}
              chosen={wish.language}
              show={labelOf}
              onChoose={(language) => narrow({ language })}
            />
            <FacetChips
              label="Tags"
              counts={answer.tags}
              chosen={wish.tag}
              onChoose={(tag) => narrow({ tag })}
            />
            <div class={styles["head"]}>
              <ShareLine total={answer.total} one="snippet" many="snippets" share={answer.share} />
              <select
                aria-label="Order"
                onChange={({ currentTarget: { value } }) =>
                  narrow({ order: orders.find((order) => order === value) ?? "newest" })
                }
              >
                {orders.map((order) => (
                  <option key={order} selected={order === wish.order}>
                    {order}
                  </option>
                ))}
              </select>
            </div>
            {answer.total === 0 && answer.share === 1 && <Nothing isNarrowed={isNarrowed(wish)} />}
          </>
        )}
      </LibraryList>
    </div>
  );
}

function Nothing({ isNarrowed: narrowed }: { readonly isNarrowed: boolean }) {
  return (
    <p>
      {narrowed
        ? "No snippet has all of that. Try fewer letters, or leave a language or tag out."
        : "No snippets yet. Commands and code that you add to an entry with “Add snippet”, or write at the prompt with “$”, gather here."}
    </p>
  );
}

function isNarrowed({ line, language, tag }: SnippetWish): boolean {
  return line.trim() !== "" || language !== "" || tag !== "";
}

function labelOf(language: string): string {
  return languages.find(({ id }) => id === language)?.label ?? language;
}
