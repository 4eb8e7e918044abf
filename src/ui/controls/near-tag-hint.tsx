import { useState } from "preact/hooks";
import { nearTag } from "../../core/journal/near-tag";
import type { Tag } from "../../core/journal/tag";
import styles from "./near-tag-hint.module.css";

interface NearTagHintProps {
  readonly tags: readonly Tag[];
  /** Tags of other entries, the most used first. */
  readonly known: readonly Tag[];
  /** Told that the old tag is meant. */
  readonly onUse: (tag: Tag, old: Tag) => void;
}

/** Says of a new tag that it is close to an old one; it stays as it was typed unless the owner wants the old one. */
export function NearTagHint({ tags, known, onUse }: NearTagHintProps) {
  // As soon as a new tag is saved it is among the known ones: what it was told to be close to stays.
  const [nearOf] = useState(() => new Map<Tag, Tag | undefined>());
  const close = tags.flatMap((tag) => {
    if (!nearOf.has(tag)) nearOf.set(tag, nearTag(tag, known));
    const old = nearOf.get(tag);
    return old === undefined || tags.includes(old) ? [] : [{ tag, old }];
  });
  return (
    <div role="status" class={styles["hint"]}>
      {close.map(({ tag, old }) => (
        <p key={tag}>
          “{tag}” is new, and close to
          <button type="button" data-look="quiet" onClick={() => onUse(tag, old)}>
            {old}
          </button>
        </p>
      ))}
    </div>
  );
}
