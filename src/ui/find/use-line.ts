import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AskingPage } from "../../core/route";
import type { RouteModel } from "../../state/route-model";

interface LineNeeds {
  readonly route: RouteModel;
  readonly page: AskingPage;
  /** The line of the address. */
  readonly asked: string;
  /** Looks for a line. */
  readonly look: (line: string) => void;
}

/** A field for what is looked for, its line, and the address that has it. */
export interface Line {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  /** What the field begins with. */
  readonly first: string;
  /** The field says something else. */
  readonly onLine: (line: string) => void;
  /** Puts a line into the field. */
  readonly write: (line: string) => void;
}

/** How long the keys have to pause before the address follows, in milliseconds. */
const followMs = 250;

/** Keeps a field, what is looked for and the address in step. */
export function useLine({ route, page, asked, look }: LineNeeds): Line {
  const fieldRef = useRef<HTMLInputElement>(null);
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lookedRef = useRef<string>(undefined);
  const [first] = useState(asked);

  // An address that is gone to, or back to, is asked; one that only followed the keys is no news.
  useLayoutEffect(() => {
    if (lookedRef.current === asked || !fieldRef.current) return;
    // The address of what was typed before must not come over this one.
    clearTimeout(timerRef.current);
    lookedRef.current = asked;
    fieldRef.current.value = asked;
    look(asked);
  }, [asked, look]);
  useLayoutEffect(() => () => clearTimeout(timerRef.current), []);

  const onLine = (line: string) => {
    lookedRef.current = line;
    look(line);
    clearTimeout(timerRef.current);
    timerRef.current = setTimeout(() => {
      if (route.route.peek().page === page) route.replace({ page, ...(line && { q: line }) });
    }, followMs);
  };
  const write = (line: string) => {
    if (!fieldRef.current) return;
    fieldRef.current.value = line;
    fieldRef.current.focus();
    onLine(line);
  };
  return { fieldRef, first, onLine, write };
}
