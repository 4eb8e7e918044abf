import { type Entry, labelOf } from "../../core/journal/entry";
import { type PartSection, runsOf } from "../../core/journal/part-runs";
import { TagList } from "../controls/tag-list";
import { FactsTable } from "../entry/facts-table";
import { PartRun } from "../entry/part-run";
import { Hint } from "./hint";
import styles from "./sample-entry.module.css";

interface SampleEntryProps {
  readonly entry: Entry;
  readonly keep: () => void;
  readonly remove: () => void;
}

/** What can be said of a heading at its place, to one who sees it for the first time. */
const hints: Partial<Record<PartSection, string>> = {
  snippets: "You choose the language, and it is remembered. Copy takes the code as it stands.",
  questions: "Open questions are counted in your journal until you answer them.",
  goal: "Leave yourself one line: your next session begins here.",
};

/** An entry that is not stored, drawn as its page would draw it, with hints beside what they are about. */
export function SampleEntry({ entry, keep, remove }: SampleEntryProps) {
  return (
    // No article: those are the journal's entries. No landmark either, as the goal is one and stands by itself.
    <div role="group" aria-label="Sample entry" tabIndex={-1}>
      <div class={styles["choice"]}>
        <p>A sample of what an entry can hold. It is not stored unless you keep it.</p>
        <div>
          <button type="button" onClick={keep}>
            Keep this entry
          </button>
          <button type="button" onClick={remove}>
            Remove
          </button>
        </div>
      </div>
      <h2 class={styles["title"]}>{labelOf(entry)}</h2>
      <div class={styles["row"]}>
        <div>
          <FactsTable facts={entry.facts} />
          {/* No entry bears them yet, so there is nothing that they could lead to. */}
          <TagList tags={entry.facts.tags} hrefOf={() => undefined} />
        </div>
        <Hint>You need only the date. Tags and sections filter your journal.</Hint>
      </div>
      {runsOf(entry.parts).map((run) => (
        <div key={run.section} class={styles["row"]}>
          <PartRun run={run} />
          {hints[run.section] && <Hint>{hints[run.section]}</Hint>}
        </div>
      ))}
    </div>
  );
}
