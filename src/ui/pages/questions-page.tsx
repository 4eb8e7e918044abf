import type { PageProps } from "../app";
import { QuestionDesk } from "../library/question-desk";
import { Opened } from "../shell/opened";

/** All that its owner wanted to know. */
export function QuestionsPage({ app, route }: PageProps) {
  const asked = route.page === "questions" ? (route.q ?? "") : "";
  return (
    <>
      <h1>Questions</h1>
      <Opened
        app={app}
        name="questions"
        failed="The questions could not be loaded. They are all in their entries."
      >
        {(model) => <QuestionDesk app={app} model={model} asked={asked} />}
      </Opened>
    </>
  );
}
