/** An address that Markdown makes a link of as it stands, if white space is around it. */
const address = /(?<!\S)(?:https?:\/\/|www\.)[a-z\d-]+(?:\.[a-z\d-]+)+[\w~%./?#=&:@+-]*(?!\S)/
  .source;
/**
 * What could be Markdown where it stands. An underscore within a word never is; of an address with
 * other things beside it, the beginning is, since Markdown would take them for a part of it.
 */
const special =
  /\\(?!\w)|[`[]|(?<!\s)\*|\*(?!\s)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<!\s)~|~(?![\w/])|<(?=[a-z/!?])|&(?=#?\w+;)|(?<=https?|ftp):(?=\/\/)|(?<=www)\./u
    .source;
const inText = new RegExp(`${address}|${special}`, "giu");
const inLink = new RegExp(`${special}|\\]`, "giu");

/** Text within a line that Markdown reads as the text it is; `before` and `next` are what stands beside it. */
export function escaped(text: string, isInLink: boolean, before: string, next: string): string {
  if (isInLink) return everyEscaped(text);
  return text.replaceAll(inText, (found: string, at: number) => {
    if (found.length === 1) return `\\${found}`;
    const isAlone =
      (at > 0 || before.trim() === "") && (at + found.length < text.length || next.trim() === "");
    return isAlone ? found : everyEscaped(found);
  });
}

function everyEscaped(text: string): string {
  return text.replaceAll(inLink, "\\$&");
}

/** Each line of a text so that it begins no heading, list, quote, rule or table. */
export function escapedLines(text: string): string {
  return text
    .replaceAll(/^(?=#{1,6}(?:\s|$)|[>|]|=+\s*$|[+*](?:\s|$)|[-:](?:[-:|\s]|$))/gm, "\\")
    .replaceAll(/^\d{1,9}(?=[.)](?:\s|$))/gm, "$&\\");
}
