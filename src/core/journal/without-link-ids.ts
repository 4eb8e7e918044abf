/** A text as it is read: of links to entries by id only the label (`[[ID|Pods]]` → `[[Pods]]`). */
export function withoutLinkIds(text: string): string {
  return text.replaceAll(/\[\[[\da-f-]{36}\\?\|/g, "[[");
}
