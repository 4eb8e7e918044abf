import { useId, useRef, useState } from "preact/hooks";
import { spellingKey, type Tag, toTag, withTag } from "../../core/journal/tag";
import { Field } from "./field";
import { Icon } from "./icon";
import styles from "./tags-field.module.css";

interface TagsFieldProps {
  readonly label: string;
  readonly first: readonly Tag[];
  /** Tags of other entries, looked up when the field is entered. */
  readonly suggest: () => readonly Tag[];
  /** Every change, with the text that is still being typed as the last tag. */
  readonly onTags: (tags: readonly Tag[]) => void;
}

/** Tags as chips, and a field that makes more of them: by enter, by comma, by choosing, by leaving it. */
export function TagsField({ label, first, suggest, onTags }: TagsFieldProps) {
  const list = useId();
  const [tags, setTags] = useState(first);
  const [suggestions, setSuggestions] = useState<readonly Tag[]>([]);
  const fieldRef = useRef<HTMLInputElement>(null);

  const typed = () => fieldRef.current?.value ?? "";
  const change = (next: readonly Tag[], text: string) => {
    setTags(next);
    onTags(withTexts(next, [text]));
  };
  /** Makes chips of these texts, and leaves the last one in the field. */
  const take = (texts: readonly string[], rest = "") => {
    change(withTexts(tags, texts), rest);
    if (fieldRef.current) fieldRef.current.value = rest;
  };
  const onInput = (event: InputEvent) => {
    const text = typed();
    const isChosen = event.inputType === "insertReplacementText" || !event.inputType;
    const isKnown = suggestions.some((tag) => spellingKey(tag) === spellingKey(text));
    const pieces = text.split(/[,\n]/);
    if (event.isComposing || (pieces.length === 1 && !(isChosen && isKnown))) change(tags, text);
    else if (isChosen && isKnown) take([text]);
    else take(pieces.slice(0, -1), pieces.at(-1));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      take([typed()]);
    } else if (event.key === "Backspace" && typed() === "" && !event.repeat) {
      change(tags.slice(0, -1), "");
    }
  };
  const remove = (tag: Tag) => {
    const others = tags.filter((other) => other !== tag);
    change(others, typed());
    fieldRef.current?.focus();
  };
  return (
    <Field label={label}>
      {(control) => (
        <div class={styles["tags"]}>
          {tags.length > 0 && (
            <ul>
              {tags.map((tag) => (
                <li key={tag}>
                  <span>{tag}</span>
                  <button
                    type="button"
                    data-look="quiet"
                    aria-label={`Remove tag ${tag}`}
                    onClick={() => remove(tag)}
                  >
                    <Icon name="x" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <input
            {...control}
            ref={fieldRef}
            type="text"
            list={list}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            enterkeyhint="enter"
            placeholder={tags.length > 0 ? "another tag" : "pods, networking"}
            onFocus={() => setSuggestions(suggest())}
            onInput={onInput}
            onKeyDown={onKeyDown}
            onBlur={() => typed() !== "" && take([typed()])}
          />
          <datalist id={list}>
            {suggestions
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag}>
                  {tag}
                </option>
              ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}

function withTexts(tags: readonly Tag[], texts: readonly string[]): readonly Tag[] {
  return texts.reduce((all, text) => {
    const tag = toTag(text);
    return tag === undefined ? all : withTag(all, tag);
  }, tags);
}
