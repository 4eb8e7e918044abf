/** What a launch brings (https://developer.mozilla.org/docs/Web/API/LaunchQueue), which TypeScript does not know. */
interface Launch {
  readonly files?: readonly { readonly getFile: () => Promise<File> }[];
}

interface LaunchQueue {
  setConsumer(consume: (launch: Launch) => void): void;
}

declare global {
  interface Window {
    readonly launchQueue?: LaunchQueue;
  }
}

const takenName = "kubecraft-journal.opened";

/**
 * Calls with the files that the system opens with the app, those too that came before; with nothing
 * where they cannot be read. Chromium brings the last ones again when the page is loaded anew; those
 * are passed over.
 */
export function whenFilesOpened(take: (files: readonly File[] | undefined) => void): void {
  const [navigation] = performance.getEntriesByType("navigation");
  let mayBeAgain =
    navigation instanceof PerformanceNavigationTiming && navigation.type === "reload";
  window.launchQueue?.setConsumer(async ({ files = [] }) => {
    if (files.length === 0) return;
    const read = await Promise.all(files.map((handle) => handle.getFile())).catch(() => undefined);
    if (!read) return take(undefined);
    const names = JSON.stringify(
      read.map(({ name, size, lastModified }) => [name, size, lastModified]),
    );
    const isAgain = mayBeAgain && names === lastTaken();
    mayBeAgain = false;
    if (isAgain) return;
    remember(names);
    take(read);
  });
}

function lastTaken(): string | undefined {
  try {
    return sessionStorage.getItem(takenName) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(names: string): void {
  try {
    sessionStorage.setItem(takenName, names);
  } catch {
    // Where nothing is kept, they come again: that is a second draft and no loss.
  }
}
