import { spellingKey, type Tag } from "./tag";

/** Shorter words differ by one letter too often: `k8s` and `k3s` are two things. */
const shortestTypo = 5;

/**
 * The first of `known` that `tag` may be another spelling of: signs between words, a plural, or one letter off.
 * None when the tag is known as it is: a new tag is compared, never an old one.
 */
export function nearTag(tag: Tag, known: readonly Tag[]): Tag | undefined {
  const key = spellingKey(tag);
  if (known.some((old) => spellingKey(old) === key)) return undefined;
  const word = bare(key);
  if (word === "") return undefined;
  const words = known.map((old) => bare(spellingKey(old)));
  const same = words.findIndex((old) => old === word || isPlural(old, word) || isPlural(word, old));
  if (same !== -1) return known[same];
  const typo = words.findIndex((old) => isTypo(old, word));
  return typo === -1 ? undefined : known[typo];
}

function bare(key: string): string {
  return key.replaceAll(/[-_.\s]+/g, "");
}

function isPlural(many: string, one: string): boolean {
  if (one.length < 3) return false;
  return (
    many === `${one}s` ||
    many === `${one}es` ||
    (one.endsWith("y") && many === `${one.slice(0, -1)}ies`)
  );
}

/** One letter more, less, changed, or two beside each other swapped; digits are versions and never a typo. */
function isTypo(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < shortestTypo || Math.abs(a.length - b.length) > 1)
    return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (/\d/.test(left + right)) return false;
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
