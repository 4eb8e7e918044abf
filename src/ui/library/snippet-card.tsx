import { useId, useMemo, useState } from "preact/hooks";
import type { FoundSnippet } from "../../core/library/find-snippets";
import { fillPlaceholders, placeholdersIn } from "../../core/snippets/placeholders";
import { withoutPrompts } from "../../core/snippets/without-prompts";
import type { App } from "../../state/app";
import { CodeBlock } from "../markup/code-block";
import styles from "./snippet-card.module.css";
import { WhenceLine } from "./whence-line";

interface SnippetCardProps {
  readonly app: Pick<App, "open">;
  readonly snippet: FoundSnippet;
  readonly onCopied?: () => void;
}

/** A snippet that is copied ready to be used: without its prompts, with its placeholders filled in. */
export function SnippetCard({ app, snippet: { from, part }, onCopied }: SnippetCardProps) {
  const { code, language, caption, id } = part;
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const placeholders = useMemo(() => placeholdersIn(code, language), [code, language]);
  const names = [...new Set(placeholders.map(({ name }) => name))];
  const filled = fillPlaceholders(code, placeholders, values);
  const fieldId = useId();
  return (
    <article class={styles["card"]} aria-label={caption === "" ? from.label : caption}>
      <CodeBlock
        code={filled}
        language={language}
        caption={caption}
        copied={withoutPrompts(filled, language)}
        {...(onCopied && { onCopied })}
      />
      {names.length > 0 && (
        <fieldset>
          <legend>Fill in before you copy</legend>
          {names.map((name, at) => (
            <label key={name} for={`${fieldId}${at}`}>
              {name}
              <input
                id={`${fieldId}${at}`}
                autocomplete="off"
                autocapitalize="off"
                autocorrect="off"
                spellcheck={false}
                onInput={({ currentTarget }) =>
                  setValues(new Map([...values, [name, currentTarget.value]]))
                }
              />
            </label>
          ))}
        </fieldset>
      )}
      <WhenceLine app={app} from={from} partId={id} />
    </article>
  );
}
