import { type ReadonlySignal, signal } from "@preact/signals";
import type { LinkTargets } from "../../core/journal/link-targets";
import type { EntryLinks } from "../markup/entry-links-context";

/** What the links of an entry on screen ask, and what is known for them: both come with its foot. */
export class LinkDesk implements EntryLinks {
  readonly #targets = signal<LinkTargets | undefined>(undefined);
  readonly #wanted = signal<string | undefined>(undefined);

  get targets(): ReadonlySignal<LinkTargets | undefined> {
    return this.#targets;
  }

  /** The title of a link that was pressed and that no entry bears. */
  get wanted(): ReadonlySignal<string | undefined> {
    return this.#wanted;
  }

  know(targets: LinkTargets | undefined): void {
    this.#targets.value = targets;
  }

  offer(title: string): boolean {
    this.#wanted.value = title;
    return true;
  }

  /** The link stays as it is. */
  decline(): void {
    this.#wanted.value = undefined;
  }
}
