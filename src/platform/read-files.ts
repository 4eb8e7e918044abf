import { type SharedFile, sharedBounds } from "../core/jot/shared";

/** As much of these files as the prompt takes, as text. */
export async function readFiles(given: readonly File[]): Promise<{
  readonly files: readonly SharedFile[];
  /** Whether there was more. */
  readonly isCut: boolean;
}> {
  const taken = given.slice(0, sharedBounds.files);
  const files = await Promise.all(
    taken.map(async (file) => ({
      name: file.name,
      text: await file.slice(0, sharedBounds.text).text(),
    })),
  );
  const isCut = given.length > taken.length || taken.some(({ size }) => size > sharedBounds.text);
  return { files, isCut };
}
