/** A few short texts that must be there before the database is: settings, and marks that outlive it. */
export interface SmallStorage {
  read(name: string): string | undefined;
  /** Whether the text was stored: a browser may refuse, and the app goes on without. */
  write(name: string, text: string): boolean;
  remove(name: string): void;
  /** The names that begin like this, in no order. */
  names(beginning: string): readonly string[];
}

const prefix = "kubecraft-journal.";

/** `localStorage`, which throws where storage is refused; names get the app's own prefix. */
export const localSmallStorage: SmallStorage = {
  read: (name) => orElse(undefined, () => localStorage.getItem(prefix + name) ?? undefined),
  write: (name, text) =>
    orElse(false, () => {
      localStorage.setItem(prefix + name, text);
      return true;
    }),
  remove: (name) => orElse(undefined, () => localStorage.removeItem(prefix + name)),
  names: (beginning) =>
    orElse([], () =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix + beginning))
        .map((key) => key.slice(prefix.length)),
    ),
};

function orElse<Value>(other: Value, ask: () => Value): Value {
  try {
    return ask();
  } catch {
    return other;
  }
}
