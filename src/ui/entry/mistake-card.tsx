import type { MistakePart } from "../../core/journal/part";
import { Prose } from "../markup/prose";
import styles from "./mistake-card.module.css";

/** What broke, how it was fixed, what the terminal said and how to tell it next time. */
export function MistakeCard({ mistake }: { readonly mistake: MistakePart }) {
  const { id, broke, fix, tell, output, metAgain = [] } = mistake;
  return (
    <div class={styles["mistake"]} data-part={id}>
      {broke !== "" && (
        <div data-what="broke">
          <h3>what broke</h3>
          <Prose text={broke} />
        </div>
      )}
      {fix !== "" && (
        <div data-what="fix">
          <h3>how I fixed it</h3>
          <Prose text={fix} />
        </div>
      )}
      {output !== "" && (
        <pre tabIndex={0} role="group" aria-label="Terminal output">
          <samp>{output}</samp>
        </pre>
      )}
      {tell !== "" && (
        <div data-what="tell">
          <h3>the tell</h3>
          <Prose text={tell} />
        </div>
      )}
      {metAgain.length > 0 && <p>met again {metAgain.length}×</p>}
    </div>
  );
}
