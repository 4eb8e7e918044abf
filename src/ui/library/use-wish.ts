import type { ReadonlySignal } from "@preact/signals";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { AskingPage } from "../../core/route";
import type { RouteModel } from "../../state/route-model";
import { type Line, useLine } from "../find/use-line";

/** What every page of the library asks: words, and how many rows are wanted. */
interface Wish {
  readonly line: string;
  readonly count: number;
}

interface WishNeeds<Of extends Wish> {
  readonly model: {
    readonly changes: ReadonlySignal<number>;
    ask(wish: Of): void;
    again(): void;
  };
  readonly route: RouteModel;
  readonly page: AskingPage;
  /** What is asked at first: the line of the address, and the first rows. */
  readonly first: Of;
}

interface Wishing<Of extends Wish> {
  readonly wish: Of;
  readonly line: Line;
  /** Asks for something else, from its first rows on. */
  readonly narrow: (part: Partial<Of>) => void;
  /** Asks for as many rows again. */
  readonly more: () => void;
}

/** Asks the model whenever the wish changes, and again whenever the journal does. */
export function useWish<Of extends Wish>({
  model,
  route,
  page,
  first,
}: WishNeeds<Of>): Wishing<Of> {
  const [wish, setWish] = useState(first);
  const { count, line: asked } = first;
  const look = useCallback((line: string) => setWish((now) => ({ ...now, line, count })), [count]);
  const line = useLine({ route, page, asked, look });
  useEffect(() => model.ask(wish), [model, wish]);
  const changes = model.changes.value;
  useEffect(() => {
    if (changes > 0) model.again();
  }, [model, changes]);
  return {
    wish,
    line,
    narrow: (part) => setWish({ ...wish, count, ...part }),
    more: () => setWish({ ...wish, count: wish.count + count }),
  };
}
