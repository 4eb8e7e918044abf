import type { ComponentChildren } from "preact";
import { stateOf } from "../../core/journal/goal";
import type { GoalPart, Part } from "../../core/journal/part";
import type { PartRun as Run, PartSection } from "../../core/journal/part-runs";
import { Link } from "../controls/link";
import { CodeBlock } from "../markup/code-block";
import { Prose } from "../markup/prose";
import { MistakeCard } from "./mistake-card";
import { QuestionList } from "./question-list";
import styles from "./part-run.module.css";

const headings: Readonly<Record<PartSection, string>> = {
  learned: "What I Learned",
  thoughts: "My Thoughts",
  snippets: "Code Snippets",
  mistakes: "Mistakes & Fixes",
  aha: "Aha Moment",
  questions: "Questions to Research",
  application: "Real World Application",
  goal: "Next session goal",
  foreign: "From a newer version",
};

/** One heading of the entry page with the parts under it; the goal is a card of its own at the side. */
export function PartRun({ run }: { readonly run: Run }) {
  if (run.section === "goal")
    return (
      <aside class={styles["goal"]} aria-label={headings.goal}>
        <p>next session goal →</p>
        <PartsOf run={run} />
        {run.parts.map((part) => part.kind === "goal" && <GoalState key={part.id} goal={part} />)}
      </aside>
    );
  return (
    <section class={styles["run"]} data-section={run.section}>
      <h2>{headings[run.section]}</h2>
      <PartsOf run={run} />
    </section>
  );
}

/** What became of a goal; nothing is said of one that is still open. */
function GoalState({ goal }: { readonly goal: GoalPart }) {
  const state = stateOf(goal);
  if (state === "open") return null;
  return (
    <p>
      {state}
      {goal.takenIn !== undefined && (
        <>
          {" "}
          <Link to={{ page: "entry", id: goal.takenIn }}>in another entry</Link>
        </>
      )}
    </p>
  );
}

function PartsOf({ run }: { readonly run: Run }): ComponentChildren {
  // Questions are one list; everything else stands by itself.
  if (run.section === "questions")
    return <QuestionList questions={run.parts.filter((part) => part.kind === "question")} />;
  return run.parts.map((part) => <OnePart key={part.id} part={part} />);
}

function OnePart({ part }: { readonly part: Part }) {
  switch (part.kind) {
    case "snippet":
      return (
        <CodeBlock
          code={part.code}
          language={part.language}
          caption={part.caption}
          partId={part.id}
        />
      );
    case "mistake":
      return <MistakeCard mistake={part} />;
    case "connection":
      return (
        <div class={styles["connection"]}>
          <h3>Connections</h3>
          <Prose text={part.text} />
        </div>
      );
    case "foreign":
      return <CodeBlock code={JSON.stringify(part.was, undefined, 2)} language="json" />;
    case "question":
      return <QuestionList questions={[part]} />;
    default:
      return <Prose text={part.text} />;
  }
}
