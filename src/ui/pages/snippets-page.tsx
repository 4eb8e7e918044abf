import type { PageProps } from "../app";
import { SnippetDesk } from "../library/snippet-desk";
import { Opened } from "../shell/opened";

/** The snippet library. */
export function SnippetsPage({ app, route }: PageProps) {
  const asked = route.page === "snippets" ? (route.q ?? "") : "";
  return (
    <>
      <h1>Snippets</h1>
      <Opened
        app={app}
        name="snippets"
        failed="The snippets could not be loaded. They are all in their entries."
      >
        {(model) => <SnippetDesk app={app} model={model} asked={asked} />}
      </Opened>
    </>
  );
}
