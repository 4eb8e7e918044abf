import type { PageProps } from "../app";
import { Opened } from "../shell/opened";
import { NameRegister } from "../tags/name-register";

/** Tags and sections, to be renamed, merged and taken off. */
export function TagsPage({ app }: PageProps) {
  return (
    <>
      <h1>Tags and sections</h1>
      <Opened
        app={app}
        name="rename"
        failed="What renames could not be loaded. Nothing was changed."
      >
        {(model) => <NameRegister journal={app.journal} model={model} />}
      </Opened>
    </>
  );
}
