/** Something derived that is made when it is first needed, and anew when it is needed after it was thrown away. */
export interface Renewable<Problem> {
  /** Whether it is made or being made. */
  readonly isOpen: () => boolean;
  /** Makes it ready; again, if it was thrown away meanwhile. Tells why it cannot be. */
  open(): Promise<Problem | undefined>;
  /** Throws it away. */
  forget(): void;
}

/** @param make makes it, as long as it is told that nothing newer is being made; a problem throws it away */
export function renewable<Problem>(
  make: (isLatest: () => boolean) => Promise<Problem | undefined>,
): Renewable<Problem> {
  let opening: Promise<Problem | undefined> | undefined;
  let latest = 0;
  const forget = () => {
    opening = undefined;
    latest += 1;
  };
  const begin = () => {
    latest += 1;
    const own = latest;
    return make(() => own === latest);
  };
  return {
    isOpen: () => opening !== undefined,
    async open() {
      for (;;) {
        const present = (opening ??= begin());
        // oxlint-disable-next-line no-await-in-loop -- only the one that is not overtaken counts
        const problem = await present;
        if (present !== opening) continue;
        if (problem) forget();
        return problem;
      }
    },
    forget,
  };
}
