import { useId, useRef, useState } from "preact/hooks";
import { spellingKey, type Tag, withTags } from "../../core/journal/tag";
import { lazy } from "../shell/lazy";
import { Field } from "./field";
import { Icon } from "./icon";
import { Suggestions } from "./suggestions";
import styles from "./tags-field.module.css";

const NearTagHint = lazy(
  "NearTagHint",
  () => import("./near-tag-hint"),
  () => null,
);

interface TagsFieldProps {
  readonly first: readonly Tag[];
  /** Tags of other entries. */
  readonly suggestions: readonly Tag[];
  /** Every change, with the text that is still being typed as the last tag. */
  readonly onTags: (tags: readonly Tag[]) => void;
}

/** Tags as chips, and a field that makes more of them: by enter, by comma, by choosing, by leaving it. */
export function TagsField({ first, suggestions, onTags }: TagsFieldProps) {
  const list = useId();
  const [tags, setTags] = useState(first);
  const fieldRef = useRef<HTMLInputElement>(null);

  const typed = () => fieldRef.current?.value ?? "";
  const change = (next: readonly Tag[]) => {
    setTags(next);
    onTags(withTags(next, [typed()]));
  };
  const without = (tag: Tag) => tags.filter((other) => other !== tag);
  /** Makes chips of these texts, and leaves the rest in the field. */
  const take = (texts: readonly string[], rest = "") => {
    if (fieldRef.current) fieldRef.current.value = rest;
    change(withTags(tags, texts));
  };
  const onInput = ({ inputType, isComposing }: InputEvent) => {
    const text = typed();
    const isChosen =
      (inputType === "insertReplacementText" || !inputType) &&
      suggestions.some((tag) => spellingKey(tag) === spellingKey(text));
    const pieces = isChosen ? [text, ""] : text.split(/[,\n]/);
    if (isComposing || pieces.length === 1) change(tags);
    else take(pieces.slice(0, -1), pieces.at(-1));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      take([typed()]);
    } else if (event.key === "Backspace" && !typed() && !event.repeat) {
      change(tags.slice(0, -1));
    }
  };
  return (
    <Field label="Tags">
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
                    onClick={() => {
                      change(without(tag));
                      fieldRef.current?.focus();
                    }}
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
            onInput={onInput}
            onKeyDown={onKeyDown}
            onBlur={() => typed() && take([typed()])}
          />
          <NearTagHint
            tags={tags}
            known={suggestions}
            onUse={(tag, old) => {
              change(withTags(without(tag), [old]));
              fieldRef.current?.focus();
            }}
          />
          <Suggestions id={list} texts={suggestions.filter((tag) => !tags.includes(tag))} />
        </div>
      )}
    </Field>
  );
}
