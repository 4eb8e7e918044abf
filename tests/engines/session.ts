/** Roles that the journeys look for; see `finder`. */
export type Role = "button" | "combobox" | "heading" | "link" | "radio" | "textbox" | "file";

/** A page in some browser, driven as a person would: things are found by role and name, keys are real. */
export interface Session {
  go(url: string): Promise<void>;
  reload(): Promise<void>;
  click(role: Role, name: string): Promise<void>;
  /** Presses keys into a field, after the text that is there. */
  type(role: Role, name: string, text: string): Promise<void>;
  /** Sets a date field, whose typing differs by locale. */
  setDate(name: string, date: string): Promise<void>;
  choose(name: string, value: string): Promise<void>;
  upload(name: string, path: string): Promise<void>;
  /** Runs the body of a function in the page and gives back what it returns; JSON only. */
  ask(body: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A browser that can be started with an empty profile. */
export interface Engine {
  readonly name: string;
  /** Why it cannot be driven here, or `undefined` if it can. */
  missing(): string | undefined;
  start(): Promise<Session>;
}

/**
 * The body of a function of (role, name) that gives the element: neither WebKitWebDriver nor
 * WebDriver BiDi in Firefox ESR finds by role and name, so the page is asked.
 */
export const finder = `
  const [role, name] = arguments;
  const selectors = {
    button: "button",
    combobox: "select, input[list]",
    file: "input[type=file]",
    heading: "h1, h2",
    link: "a[href]",
    radio: "input[type=radio]",
    textbox: "textarea, input:not([type]), input[type=text]",
  };
  const nameOf = (element) =>
    element.getAttribute("aria-label") ??
    (element.labels?.length ? element.labels[0].textContent : element.textContent);
  const found = [...document.querySelectorAll(selectors[role])].filter(
    (element) => nameOf(element).trim() === name && element.getClientRects().length > 0,
  );
  return found.at(-1) ?? null;
`;

/** Tries until it does not fail, for at most ten seconds. */
export async function eventually<Value>(attempt: () => Promise<Value>): Promise<Value> {
  const endMs = Date.now() + 10_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > endMs) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
  }
}
