import { type ReadonlySignal, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useId, useLayoutEffect, useState } from "preact/hooks";
import type { Head } from "../../core/journal/entry";
import type { EntryId } from "../../core/journal/id";
import { Unseen } from "../controls/unseen";
import styles from "./link-suggestions.module.css";
import { followLinkTyping, type LinkOffer } from "./link-typing";

interface LinkSuggestionsProps {
  readonly formRef: RefObject<HTMLElement | null>;
  readonly heads: ReadonlySignal<readonly Head[]>;
  readonly own: () => EntryId;
}

/** The entries that a link may mean while it is typed, at the caret: arrows and enter, or a tap, write it. */
export function LinkSuggestions({ formRef, heads, own }: LinkSuggestionsProps) {
  const id = useId();
  const [typing] = useState(() => followLinkTyping(heads, own));
  useLayoutEffect(() => {
    const ending = new AbortController();
    if (formRef.current) typing.attach(formRef.current, ending);
    return () => ending.abort();
  }, [formRef, typing]);
  useSignalEffect(() => {
    const field = typing.offer.value?.field;
    if (!field) return undefined;
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", id);
    return () => {
      for (const name of ["aria-autocomplete", "aria-controls", "aria-activedescendant"])
        field.removeAttribute(name);
    };
  });
  useSignalEffect(() => {
    const [field, at] = [typing.offer.value?.field, typing.chosen.value];
    if (at < 0) field?.removeAttribute("aria-activedescendant");
    else field?.setAttribute("aria-activedescendant", `${id}-${at}`);
  });
  const offer = typing.offer.value;
  const count = offer?.heads.length ?? 0;
  return (
    <>
      <p role="status" class={styles["said"]}>
        <Unseen>
          {count > 0 &&
            `${count} ${count === 1 ? "entry" : "entries"} to link to: arrow keys choose, enter takes.`}
        </Unseen>
      </p>
      {offer && (
        <div
          id={id}
          class={styles["list"]}
          role="listbox"
          aria-label="Entries to link to"
          style={placed(offer)}
        >
          {offer.heads.map((head, at) => (
            <div
              key={head.id}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === typing.chosen.value}
              // The field keeps the focus, and a phone its keyboard.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => typing.take(head)}
              onKeyDown={({ key }) => key === "Enter" && typing.take(head)}
            >
              <bdi>{head.label}</bdi>
              <small>{head.facts.date}</small>
            </div>
          ))}
        </div>
      )}
    </>
  );
}

/** How high the list is at most, and what lies over the end of the window on a phone, in CSS pixels. */
const highestPx = 290;
const rowPx = 72;

/** Below the line that is typed in, or above it where there is more room. */
function placed({ place }: LinkOffer): Record<string, string> {
  const { height = innerHeight, offsetTop = 0 } = globalThis.visualViewport ?? {};
  const below = offsetTop + height - place.bottom - rowPx;
  const above = place.top - offsetTop;
  const isBelow = below >= highestPx || below >= above;
  return {
    "--caret-left": `${place.left}px`,
    "--room": `${Math.min(highestPx, Math.max(96, isBelow ? below : above - rowPx))}px`,
    ...(isBelow
      ? { insetBlockStart: `${place.bottom + 4}px` }
      : { insetBlockEnd: `${innerHeight - place.top + 4}px` }),
  };
}
