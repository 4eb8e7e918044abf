import type { PageProps } from "../app";
import { ReviewDesk } from "../review/review-desk";
import { Opened } from "../shell/opened";

/** What is to be recalled today. */
export function ReviewPage({ app }: PageProps) {
  return (
    <>
      <h1>Review</h1>
      <Opened
        app={app}
        name="review"
        failed="The review could not be loaded. What it asks for is all in your entries."
      >
        {(model) => <ReviewDesk app={app} model={model} />}
      </Opened>
    </>
  );
}
