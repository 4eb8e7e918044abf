import type { MistakePart } from "../../core/journal/part";
import { withoutLinkIds } from "../../core/journal/without-link-ids";
import { type LedgerRow as Row, timesMet } from "../../core/library/ledger";
import type { App } from "../../state/app";
import styles from "./ledger-row.module.css";
import { WhenceLine } from "./whence-line";

interface LedgerRowProps {
  readonly app: Pick<App, "open">;
  readonly row: Pick<Row, "from" | "part">;
  readonly onMeet: () => void;
}

/** A mistake in short: how often it was met, what broke, the fix and the tell. */
export function LedgerRow({ app, row: { from, part }, onMeet }: LedgerRowProps) {
  const times = timesMet(part);
  const broke = brokeOf(part, from.label);
  return (
    <article class={styles["row"]}>
      <p
        data-times={times > 1 ? "again" : "once"}
        aria-label={times === 1 ? "met once" : `met ${times} times`}
        role="img"
      >
        {times}×
      </p>
      <h2 dir="auto">{broke}</h2>
      <Texts part={part} />
      <div>
        <WhenceLine app={app} from={from} partId={part.id} />
        <button type="button" aria-label={`Met again: ${broke}`} onClick={onMeet}>
          Met again
        </button>
      </div>
    </article>
  );
}

function Texts({ part: { fix, tell } }: { readonly part: MistakePart }) {
  const texts = [
    { what: "fix", name: "fix", text: fix },
    { what: "tell", name: "tell", text: tell },
  ].filter(({ text }) => text.trim() !== "");
  if (texts.length === 0) return <p data-none="">no fix noted yet</p>;
  return (
    <dl>
      {texts.map(({ what, name, text }) => (
        <div key={what} data-what={what}>
          <dt>{name}</dt>
          <dd dir="auto">{withoutLinkIds(text)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Its first line with words: of what broke, else of what the terminal said. */
function brokeOf({ broke, output }: MistakePart, label: string): string {
  const lines = withoutLinkIds(`${broke}\n${output}`)
    .split("\n")
    .map((line) => line.trim());
  return (lines.find((line) => line !== "") ?? label).slice(0, 200);
}
