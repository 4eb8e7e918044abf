import type { Locator, Page } from "playwright";

/** The prompt's field, once all that it knows has come: what is left there from before would join what is put in earlier. */
export async function promptOf(page: Page): Promise<Locator> {
  const field = page.getByRole("textbox", { name: "Jot" }).and(page.locator("[aria-autocomplete]"));
  await field.waitFor();
  return field;
}
