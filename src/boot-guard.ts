// Runs before all else, and is all that runs where the app's files are missing or damaged. The words
// stand in index.html; the style sheet shows them after a while by itself (ui/styles/trouble.css).

const mark = "kubecraft-journal.started-anew";

/** Gets page and scripts past the browser's cache, at which the service worker mends its copies, and loads them anew. */
async function startAnew(): Promise<void> {
  const [page] = await Promise.all(
    ["", ...Array.from(document.scripts, (script) => script.src)].map((url) =>
      fetch(url, { cache: "reload" }).then(
        async (response) => (await response.blob()) && response.ok,
        () => false,
      ),
    ),
  );
  // Without a page on the host, the one on screen says more than the browser's own.
  if (page) location.reload();
}

function tellTrouble(): void {
  if (document.getElementById("app")?.firstChild !== null) return;
  document.documentElement.dataset["trouble"] = "";
  try {
    if (sessionStorage.getItem(mark)) return;
    sessionStorage.setItem(mark, "1");
    void startAnew();
  } catch {
    // Where nothing can be remembered, the owner decides.
  }
}

// An element's error does not bubble.
addEventListener("error", tellTrouble, true);
// The first script waits for nothing, and may have failed before this one was there.
addEventListener("load", () => {
  if (document.documentElement.dataset["started"] === undefined) tellTrouble();
});

addEventListener("click", (event) => {
  if (!(event.target instanceof Element && event.target.closest("#trouble a"))) return;
  event.preventDefault();
  void startAnew();
});
