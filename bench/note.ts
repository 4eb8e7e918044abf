/** A note of a *today I learned* collection: one Markdown file in the folder of its subject. */
export interface Note {
  /** Where it stood in its collection, which tells notes of one title apart. */
  readonly path: string;
  readonly section: string;
  readonly title: string;
  /** Everything below the heading, word for word. */
  readonly body: string;
}

/** A fenced block of a note. */
export interface FencedCode {
  /** As the fence names it; "" where it names none. */
  readonly language: string;
  readonly code: string;
}

/** A note's paragraphs and its fenced blocks, each in their order. */
export interface NoteAnatomy {
  readonly paragraphs: readonly string[];
  readonly blocks: readonly FencedCode[];
}

const fencedBlock = /^(`{3,})([^\n`]*)\n(.*?)^\1[ \t]*$/gms;

/** What a note consists of. */
export function anatomyOf(body: string): NoteAnatomy {
  const blocks = [...body.matchAll(fencedBlock)].map(
    ([, , language = "", code = ""]): FencedCode => ({
      language: language.trim(),
      code: code.replace(/\n$/, ""),
    }),
  );
  const paragraphs = body
    .replaceAll(fencedBlock, "")
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
  return { paragraphs, blocks };
}
