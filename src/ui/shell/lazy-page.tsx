import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import type { App } from "../../state/app";

/** A page of the app: it draws what stands within `main`. */
export type Page = FunctionComponent<{ readonly app: App }>;

/** A page whose code comes when it is first needed, or earlier by `prefetch`. */
export interface LazyPage extends Page {
  prefetch(): void;
}

/** Makes a page of code that is loaded; until it is there nothing is drawn, and a failure can be tried again. */
export function lazyPage(load: () => Promise<Page>): LazyPage {
  const loaded = signal<{ readonly page?: Page; readonly hasFailed?: boolean }>({});
  const fetchPage = () => {
    if (loaded.peek().page) return;
    loaded.value = {};
    load().then(
      (page) => {
        loaded.value = { page };
      },
      () => {
        loaded.value = { hasFailed: true };
      },
    );
  };
  const LoadedPage: Page = ({ app }) => {
    useEffect(fetchPage, []);
    const { page: Loaded, hasFailed } = loaded.value;
    if (Loaded) return <Loaded app={app} />;
    if (!hasFailed) return <div aria-busy="true" />;
    return (
      <>
        <h1>This page could not be loaded</h1>
        <p>
          Everything you wrote is kept. If it still fails when you are online again, reload the app.
        </p>
        <button type="button" onClick={fetchPage}>
          Try again
        </button>
      </>
    );
  };
  return Object.assign(LoadedPage, { prefetch: fetchPage });
}
