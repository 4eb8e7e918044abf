/** Of what every host of JavaScript has, page, worker or Node, what the core uses and the language does not define. */
declare class URLSearchParams {
  constructor(query: string | Readonly<Record<string, string>>);
  get(name: string): string | null;
  toString(): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
