import type { App } from "../../state/app";
import type { PageProps } from "../app";
import { Unseen } from "../controls/unseen";
import { FindDesk } from "../find/find-desk";
import { Opened } from "../shell/opened";

/** Looks for words, code and facts over all entries. */
export function FindPage({ app, route }: PageProps) {
  const asked = route.page === "find" ? (route.q ?? "") : "";
  return (
    <>
      <h1>
        <Unseen>Find</Unseen>
      </h1>
      <Opened
        app={app}
        name="find"
        failed="Finding could not be loaded. Your entries are all there."
      >
        {(model) => <FindDesk app={app} model={model} asked={asked} />}
      </Opened>
    </>
  );
}

/** What the desk needs of the app. */
export type FindApp = Pick<App, "route" | "journal">;
