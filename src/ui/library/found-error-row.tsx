import type { MatchReason } from "../../core/errors/match-error";
import type { MistakePart, SnippetPart } from "../../core/journal/part";
import type { Whence } from "../../core/library/shelf";
import type { App } from "../../state/app";
import { LedgerRow } from "./ledger-row";
import { SnippetCard } from "./snippet-card";

interface FoundErrorRowProps {
  readonly app: Pick<App, "open">;
  readonly from: Whence;
  readonly part: MistakePart | SnippetPart;
  readonly reason: MatchReason;
  readonly onMeet: () => void;
}

/** An own note of the error that is looked up, and why it is taken for one. */
export function FoundErrorRow({ app, from, part, reason, onMeet }: FoundErrorRowProps) {
  return (
    <>
      <p>{sayReason(reason)}</p>
      {part.kind === "mistake" ? (
        <LedgerRow app={app} row={{ from, part }} onMeet={onMeet} />
      ) : (
        <SnippetCard app={app} snippet={{ from, part }} />
      )}
    </>
  );
}

/** `Both say OOMKilled, exit 137; 3 of 4 lines are the same.` */
function sayReason({ shared, sameLines, pastedLines }: MatchReason): string {
  const words = shared.length === 0 ? "" : `Both say ${shared.join(", ")}`;
  if (sameLines === 0) return `${words}.`;
  const lines =
    pastedLines === 1
      ? "the line is the same"
      : `${sameLines} of ${pastedLines} lines ${sameLines === 1 ? "is" : "are"} the same`;
  return `${words === "" ? "" : `${words}; `}${lines}.`;
}
