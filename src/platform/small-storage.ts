/** A few short texts that must be there before the database is: settings, and marks that outlive it. */
export interface SmallStorage {
  read(name: string): string | undefined;
  /** Whether the text was stored: a browser may refuse, and the app goes on without. */
  write(name: string, text: string): boolean;
}

const prefix = "kubecraft-journal.";

/** `localStorage`, which throws where storage is refused; names get the app's own prefix. */
export const localSmallStorage: SmallStorage = {
  read(name) {
    try {
      return localStorage.getItem(prefix + name) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(name, text) {
    try {
      localStorage.setItem(prefix + name, text);
      return true;
    } catch {
      return false;
    }
  },
};
