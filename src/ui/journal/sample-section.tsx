import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { App } from "../../state/app";
import type { SampleModel } from "../../state/sample-model";
import { SampleEntry } from "./sample-entry";
import styles from "./sample-section.module.css";

/** The place of the sample under the invitation: the sample itself, or the button that brings it back. */
export function SampleSection({ app }: { readonly app: Pick<App, "open"> }) {
  const [model, setModel] = useState<SampleModel>();
  useEffect(() => {
    // A first look at what an entry can be is no loss: without it the invitation stands alone.
    app.open("sample").then(setModel, () => undefined);
  }, [app]);
  return model ? <Place model={model} /> : null;
}

function Place({ model }: { readonly model: SampleModel }) {
  const entry = model.entry.value;
  const [said, say] = useState("");
  const place = useRef<HTMLDivElement>(null);
  const isDrawnRef = useRef(false);
  useLayoutEffect(() => {
    // The button that was pressed is gone: the focus goes to what stands in its place.
    if (isDrawnRef.current)
      place.current?.querySelector<HTMLElement>("[role=group], button")?.focus();
    isDrawnRef.current = true;
  }, [entry]);
  const remove = () => {
    model.remove();
    say("The sample is removed.");
  };
  const show = () => {
    model.show();
    say("");
  };
  return (
    <div ref={place} class={styles["place"]}>
      <p role="status">{said}</p>
      {entry ? (
        <SampleEntry entry={entry} keep={() => void model.keep()} remove={remove} />
      ) : (
        <button type="button" onClick={show}>
          Show me a sample entry
        </button>
      )}
    </div>
  );
}
