import type { SharedInbox } from "../../src/platform/shared-inbox";

/** An inbox in which these things lie until they are cleared away. */
export function inboxOf(...given: readonly unknown[]): SharedInbox & { readonly left: unknown[] } {
  const left = [...given];
  return {
    left,
    read() {
      const values = [...left];
      const clear = () => {
        left.splice(0, values.length);
        return Promise.resolve();
      };
      return Promise.resolve({ values, clear });
    },
  };
}

export const emptyInbox: SharedInbox = inboxOf();
