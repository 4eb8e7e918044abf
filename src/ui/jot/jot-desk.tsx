import { useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { App } from "../../state/app";
import type { JotModel } from "../../state/jot-model";
import { NearTagHint } from "../controls/near-tag-hint";
import { Problem } from "../controls/problem";
import { lookUpError } from "../library/look-up-error";
import styles from "./jot-desk.module.css";
import { JotMeaning } from "./jot-meaning";
import { JotOutcome } from "./jot-outcome";
import { JotSigns } from "./jot-signs";
import { JotSuggestions, suggestionId } from "./jot-suggestions";
import { PasteButton } from "./paste-button";
import { PastedLines } from "./pasted-lines";
import { followPrompt } from "./prompt-field";

interface JotDeskProps {
  readonly app: Pick<App, "open" | "journal" | "route">;
  /** Words to begin with. */
  readonly words: string | undefined;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  /** How often enter or the button asked to store what stands in the field. */
  readonly asked: number;
}

/** What stands around the line: signs, suggestions, what will become of it and what became of the last one. */
export function JotDesk(props: JotDeskProps) {
  const { app } = props;
  const [jots, setJots] = useState<JotModel | "failed">();
  const open = useCallback(() => {
    app.open("jot").then(setJots, () => setJots("failed"));
  }, [app]);
  useEffect(open, [open]);
  if (jots === "failed")
    return (
      <Problem retry={open}>The prompt could not be loaded. What stands in it stays there.</Problem>
    );
  const field = props.fieldRef.current;
  return jots && field ? <OpenDesk {...props} jots={jots} field={field} /> : null;
}

interface OpenDeskProps extends JotDeskProps {
  readonly jots: JotModel;
  readonly field: HTMLTextAreaElement;
}

function OpenDesk({ app, words, asked, jots, field }: OpenDeskProps) {
  const [askedBefore] = useState(asked);
  const [prompt] = useState(() =>
    followPrompt(field, jots, app.journal.known, app.journal.heads, askedBefore > 0),
  );
  useLayoutEffect(() => prompt.attach(), [prompt]);
  useLayoutEffect(() => {
    if (words) prompt.add(words);
    // With or without the address that a share leads to: a page may have ended before it took all.
    void jots.takeShared((draft) => prompt.addDraft(draft));
    const at = app.route.route.peek();
    // Loaded anew, the page must not bring the same words again. Who has gone on by now is not called back.
    if (at.page === "journal" && at.jot !== undefined) app.route.replace({ page: "journal" });
  }, [app, jots, prompt, words]);
  useLayoutEffect(() => {
    if (asked > askedBefore) void prompt.store();
  }, [asked, askedBefore, prompt]);
  useSignalEffect(() => {
    if (prompt.chosen.value < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", suggestionId(prompt.chosen.value));
  });
  const line = prompt.line.value;
  const pasted = prompt.pasted.value;
  const jot = prompt.jot.value;
  const isOpen = prompt.isFocused.value || line !== "" || pasted !== undefined;
  return (
    <div class={styles["desk"]} data-open={isOpen}>
      <JotSuggestions
        suggestions={prompt.suggestions.value}
        chosen={prompt.chosen.value}
        onTake={(suggestion) => prompt.take(suggestion)}
      />
      {pasted && (
        <PastedLines
          pasted={pasted}
          onPasted={(next) => prompt.setPasted(next)}
          onLookUp={(text) => lookUpError(app, text)}
          onWords={(text) => {
            prompt.setPasted(undefined);
            prompt.add(text);
          }}
        />
      )}
      {jots.readsClipboard() && line === "" && !pasted && (
        <PasteButton read={() => jots.readClipboard()} onText={(text) => prompt.paste(text)} />
      )}
      {prompt.isWanting.value && <p role="alert">Add a word: nothing is stored without one.</p>}
      {(line !== "" || pasted) && (
        <JotMeaning jot={jot} pasted={pasted} target={jots.target(jot)} />
      )}
      <NearTagHint
        tags={prompt.writtenTags.value}
        known={app.journal.known.value.tags}
        onUse={(tag, old) => prompt.retag(tag, old)}
      />
      <JotOutcome last={jots.last.value} onUndo={() => void prompt.undo()} />
      <JotSigns
        kind={jot.kind}
        onSign={(kind) => prompt.sign(kind)}
        onMark={(mark) => prompt.mark(mark)}
      />
    </div>
  );
}
