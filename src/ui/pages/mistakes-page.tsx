import type { PageProps } from "../app";
import { LedgerDesk } from "../library/ledger-desk";
import { Opened } from "../shell/opened";

/** The mistakes ledger. */
export function MistakesPage({ app, route }: PageProps) {
  const asked = route.page === "mistakes" ? (route.q ?? "") : "";
  return (
    <>
      <h1>Mistakes</h1>
      <Opened
        app={app}
        name="mistakes"
        failed="The mistakes could not be loaded. They are all in their entries."
      >
        {(model) => <LedgerDesk app={app} model={model} asked={asked} />}
      </Opened>
    </>
  );
}
