import { render } from "preact";
import type { Head } from "../../src/core/journal/entry";

/*
 * The least that does the job of the app's first screen: Preact from a service worker's precache,
 * the database opened, the first heads read by one request, a plain row drawn for each. No styles,
 * no routes, no checks of what was read.
 */

/** As many heads as the app reads first. */
const screenful = 50;

const opening = indexedDB.open("kubecraft-journal");
opening.addEventListener("success", () => {
  const reading = opening.result
    .transaction("heads")
    .objectStore("heads")
    .getAll(undefined, screenful);
  reading.addEventListener("success", () => draw(reading.result));
});

addEventListener("load", () => void navigator.serviceWorker.register("./limit-worker.js"));

function draw(heads: readonly Head[]): void {
  render(
    <ul aria-label="Entries">
      {heads.map(({ id, label, facts }) => (
        <li key={id}>
          <article>
            <time>{facts.date}</time> <a href={`#/entry/${id}`}>{label}</a>
          </article>
        </li>
      ))}
    </ul>,
    document.body,
  );
}
