import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { EntryId } from "../../core/journal/id";
import { linkTargets } from "../../core/journal/link-targets";
import type { App } from "../../state/app";
import type { TiesAnswer } from "../../state/index-keeper";
import { idle } from "../shell/idle";
import styles from "./entry-foot.module.css";
import type { LinkDesk } from "./link-desk";
import { LinkedFrom } from "./linked-from";
import { Related } from "./related";
import { WriteOffer } from "./write-offer";

interface EntryFootProps {
  readonly app: Pick<App, "open" | "journal" | "route" | "notices">;
  readonly id: EntryId;
  readonly links: LinkDesk;
}

/**
 * What ties an entry to others, looked up when its end comes near the window: below all else, so that
 * nothing moves as it comes. It also tells the links of the texts what entries are called now.
 */
export function EntryFoot({ app, id, links }: EntryFootProps) {
  const { journal } = app;
  const footRef = useRef<HTMLElement>(null);
  const [ties, setTies] = useState<TiesAnswer>();
  useSignalEffect(() => {
    // Of a part of the journal nobody can say that an entry is not in it.
    links.know(journal.isComplete.value ? linkTargets(journal.heads.value) : undefined);
  });
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isOver = false;
    const end = whenNear(footRef.current, () => {
      app.open("find").then(
        (model) => {
          if (!isOver) stop = model.watchTies(id, setTies);
        },
        () => undefined,
      );
    });
    return () => {
      isOver = true;
      end();
      stop?.();
    };
  }, [app, id]);
  const wanted = links.wanted.value;
  return (
    <footer ref={footRef} class={styles["foot"]}>
      {ties && ties.linkedFrom.length > 0 && (
        <LinkedFrom entries={ties.linkedFrom} total={ties.linkedFromTotal} />
      )}
      {ties && ties.related.length > 0 && <Related entries={ties.related} />}
      {wanted !== undefined && (
        <WriteOffer app={app} title={wanted} onClose={() => links.decline()} />
      )}
    </footer>
  );
}

/** Runs once when an element is at most half a window below what is seen, and nothing is more urgent. */
function whenNear(element: Element | null, run: () => void): () => void {
  if (!element) return () => undefined;
  const observer = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      idle(run);
    },
    { rootMargin: "0px 0px 50% 0px" },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
