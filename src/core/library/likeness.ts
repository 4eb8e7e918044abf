/** What something new was said to be like, and where that ends. */
export interface Likeness {
  /** Without its article, as an index has it. */
  readonly like: string;
  /** Nothing where no difference is named. */
  readonly except?: string;
}

/** What it is like ends with its clause; a dot or a colon within a name (`log.txt`, `a:b`) ends nothing. */
const likened =
  /(?<!\b(?:i|we|you|they|people|would|should|i'd|don't)\s)\b(?:like|similar to|(?:the )?same as|akin to)\s+(?!(?:this|that|these|so)\b)((?:[^,;:.!?()\n—–]|[.:](?=[^\s])){1,80})/iu;

/** What says a difference outright, and what may say one. */
const differences = [
  /\bexcept\b(?:\s+(?:that|for|in|where|with)\b)?[\s,:]+([^\n]{1,400})/iu,
  /(?:[,;:.—–]|\s-)\s+(?:but|only|unlike|save)\b(?:\s+(?:that|for|in|where|with)\b)?[\s,:]+([^\n]{1,400})/iu,
] as const;

const article = /^(?:an?|the)\s+(?=\S)/iu;

/** Reads "like X, except Y" out of a text; nothing where it likens nothing to anything. */
export function likenessOf(text: string): Likeness | undefined {
  const plain = text.replaceAll(/[`*]/g, "");
  const found = likened.exec(plain);
  const like = found?.[1]?.trim().replace(article, "").trim() ?? "";
  if (!found || like === "") return undefined;
  const rest = plain.slice(found.index + found[0].length);
  // "like X except Y": no sign ends what it is like.
  const [within = "", ...others] = like.split(/\s+(?:except|but|only|unlike)\s/iu);
  const after = others.length > 0 ? ` except ${others.join(" ")}${rest}` : rest;
  for (const difference of differences) {
    const except = firstSentence(difference.exec(after)?.[1] ?? "");
    if (except !== "") return { like: within.trim() || like, except };
  }
  return { like };
}

function firstSentence(text: string): string {
  const end = text.search(/[.!?](?:\s|$)/u);
  return (end < 0 ? text : text.slice(0, end)).trim();
}
