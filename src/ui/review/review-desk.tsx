import { useSignalEffect } from "@preact/signals";
import type { App } from "../../state/app";
import type { ReviewModel, ReviewState } from "../../state/review-model";
import { Problem } from "../controls/problem";
import { AskedCard } from "./asked-card";
import styles from "./review-desk.module.css";

interface ReviewDeskProps {
  readonly app: App;
  readonly model: ReviewModel;
}

/** The review: one card at a time, or what there is to say where none is to be asked. */
export function ReviewDesk({ app, model }: ReviewDeskProps) {
  useSignalEffect(() => {
    // The last entries to be read may be the ones that have something to ask.
    if (app.journal.isComplete.value) void model.look();
  });
  const state = model.state.value;
  return (
    <div class={styles["desk"]}>
      {state.kind === "asking" && (
        <AskedCard
          key={`${state.asked.part.id} ${state.asked.card?.reviews.length ?? 0}`}
          app={app}
          model={model}
          state={state}
        />
      )}
      {state.kind === "over" && <Over state={state} model={model} />}
      {state.kind === "unreadable" && (
        <Problem retry={() => void model.look()}>{state.why}</Problem>
      )}
      {model.canUndo.value && (
        <button type="button" data-look="quiet" onClick={() => void model.undo()}>
          Undo last grade
        </button>
      )}
    </div>
  );
}

interface OverProps {
  readonly state: ReviewState & { readonly kind: "over" };
  readonly model: ReviewModel;
}

/** Nothing more is to be asked: for today, or since nothing was written that could be. */
function Over({ state: { reviewed, hasMore }, model }: OverProps) {
  return (
    <section class={styles["over"]}>
      <p role="status">{sayOver(reviewed, hasMore)}</p>
      {hasMore && (
        <button type="button" onClick={() => void model.askMore()}>
          Ask ten more
        </button>
      )}
    </section>
  );
}

function sayOver(reviewed: number, hasMore: boolean): string {
  if (reviewed === 0 && !hasMore)
    return "Nothing to review now. An aha, a mistake with its fix and an answered question are asked from the day after you wrote them, and then less and less often as they stay with you.";
  const done = reviewed === 1 ? "That was 1 card today." : `That was ${reviewed} cards today.`;
  return hasMore ? `${done} There is more, and it can wait.` : `${done} All that is due is done.`;
}
