/** The few colours of code; a scope that has none is plain. */
type TokenColor = "comment" | "keyword" | "name" | "text" | "value" | "added" | "removed";

const colors = new Map<string, TokenColor>([
  ["comment", "comment"],
  ["quote", "comment"],
  ["meta", "comment"],
  ["tag", "comment"],
  ["keyword", "keyword"],
  ["selector-tag", "keyword"],
  ["doctag", "keyword"],
  ["attr", "name"],
  ["attribute", "name"],
  ["built_in", "name"],
  ["link", "name"],
  ["name", "name"],
  ["property", "name"],
  ["section", "name"],
  ["selector-attr", "name"],
  ["selector-class", "name"],
  ["selector-id", "name"],
  ["selector-pseudo", "name"],
  ["title", "name"],
  ["type", "name"],
  ["string", "text"],
  ["regexp", "text"],
  ["code", "text"],
  ["char", "text"],
  ["template-tag", "text"],
  ["bullet", "value"],
  ["literal", "value"],
  ["number", "value"],
  ["symbol", "value"],
  ["template-variable", "value"],
  ["variable", "value"],
  ["addition", "added"],
  ["deletion", "removed"],
]);

/** The colour of a highlight.js scope; `title.function` has that of `title`. */
export function colorOf(scope: string): TokenColor | undefined {
  return colors.get(scope.split(".", 1)[0] ?? "");
}
