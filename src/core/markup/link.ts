/** The only beginnings of an address that is a link: two schemes with a host, mail, and our own pages. */
const linkable = /^(?:https?:\/\/[^\s/\\?#]|mailto:[^\s?]|#\/)/i;

/**
 * The address to link to, or `undefined` where `address` must stay text: another scheme, a relative or
 * protocol-relative address, one with a control character. What is returned is what was checked:
 * nothing may be decoded, joined or trimmed after this.
 */
export function linkTo(address: string): string | undefined {
  const candidate = address.trim();
  return linkable.test(candidate) && !/\p{Cc}/u.test(candidate) ? candidate : undefined;
}

/** Whether an address that `linkTo` returned is a page of this journal. */
export function isOwnPage(address: string): boolean {
  return address.startsWith("#");
}
