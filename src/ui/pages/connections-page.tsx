import type { PageProps } from "../app";
import { ConnectionDesk } from "../library/connection-desk";
import { Opened } from "../shell/opened";

/** What is like what: the index of all connections. */
export function ConnectionsPage({ app, route }: PageProps) {
  const asked = route.page === "connections" ? (route.q ?? "") : "";
  return (
    <>
      <h1>Connections</h1>
      <Opened
        app={app}
        name="connections"
        failed="The connections could not be loaded. They are all in their entries."
      >
        {(model) => <ConnectionDesk app={app} model={model} asked={asked} />}
      </Opened>
    </>
  );
}
