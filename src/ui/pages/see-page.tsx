import type { PageProps } from "../app";
import { Opened } from "../shell/opened";
import { SeeDesk } from "../see/see-desk";

/** What the journal looks like from afar. */
export function SeePage({ app }: PageProps) {
  return (
    <>
      <h1>See</h1>
      <Opened
        app={app}
        name="see"
        failed="This page could not be loaded. Your entries are all there."
      >
        {(model) => <SeeDesk app={app} model={model} />}
      </Opened>
    </>
  );
}
