/** What is read of folders and zips at most, so that no file keeps a browser busy or fills it up. */
export const exchangeBounds = {
  /** Files in a zip or a folder, attachments among them, and entries that one zip is made of: below what zip64 is for. */
  files: 50_000,
  /** Bytes of one Markdown file. */
  fileBytes: 8_000_000,
  /** Bytes of all Markdown files together, as they really are. */
  totalBytes: 100_000_000,
  /** Bytes of the list of names at the end of a zip. */
  listBytes: 32_000_000,
  /** How many bytes one may become where it is more than {@link freeBytes}: text gets to ten or twenty, bombs to a thousand. */
  ratio: 100,
  freeBytes: 1_000_000,
} as const;
