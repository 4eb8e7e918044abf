import { useId, useRef } from "preact/hooks";
import { brokenLine, indented, outdented, type TextChange } from "../../core/journal/indent";
import { Field } from "../controls/field";
import { Unseen } from "../controls/unseen";
import styles from "./code-field.module.css";
import { TextArea } from "./text-area";

interface CodeFieldProps {
  readonly label: string;
  readonly first: string;
  readonly onText: (text: string) => void;
}

/** Code: nothing is corrected, lines do not wrap, and the tab key indents until escape sets it free. */
export function CodeField({ label, first, onText }: CodeFieldProps) {
  const hintId = useId();
  const isTabFreeRef = useRef(false);
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }) => {
    const { key, shiftKey, ctrlKey, altKey, metaKey, isComposing } = event;
    if (isComposing || ctrlKey || altKey || metaKey || key === "Shift") return;
    if (key === "Escape") isTabFreeRef.current = true;
    else if (key !== "Tab") isTabFreeRef.current = false;
    const isIndenting = key === "Tab" && !isTabFreeRef.current;
    if (!isIndenting && (key !== "Enter" || shiftKey)) return;
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const changed = isIndenting ? (shiftKey ? outdented : indented) : brokenLine;
    event.preventDefault();
    apply(event.currentTarget, changed(value, selectionStart, selectionEnd));
  };
  return (
    <div class={styles["code"]}>
      <Field label={label}>
        {(control) => (
          <TextArea
            control={{ ...control, "aria-describedby": hintId }}
            first={first}
            onText={onText}
            attributes={{
              wrap: "off",
              dir: "ltr",
              spellcheck: false,
              autocapitalize: "none",
              autocomplete: "off",
              // Preact sets the property, which is a boolean: "off" would turn it on.
              autocorrect: "",
              enterkeyhint: "enter",
              onKeyDown,
              onBlur: () => {
                isTabFreeRef.current = false;
              },
            }}
          />
        )}
      </Field>
      <p id={hintId}>
        <kbd>tab</kbd> indents<Unseen>;</Unseen> <kbd>esc</kbd> <kbd>tab</kbd> leaves
      </p>
    </div>
  );
}

function apply(field: HTMLTextAreaElement, change: TextChange): void {
  const { start, end, text, selectionStart, selectionEnd } = change;
  if (field.value.slice(start, end) === text) return;
  field.setSelectionRange(start, end);
  // The one way to change a field that the browser's own undo knows of; WebKit and old Firefox may refuse.
  const isDone = document.execCommand(text === "" ? "delete" : "insertText", false, text);
  if (!isDone) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(selectionStart, selectionEnd);
}
