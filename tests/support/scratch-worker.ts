import { diskScratch } from "../../src/platform/scratch";

/** Puts so many megabytes together, each of its own number, and gives the file back. */
addEventListener("message", ({ data }: MessageEvent<number>) => {
  void diskScratch().then(async (scratch) => {
    scratch.write(new Uint8Array(5).fill(255));
    scratch.clear();
    const piece = new Uint8Array(1_000_000);
    for (let at = 0; at < data; at += 1) {
      piece.fill(at);
      scratch.write(piece);
    }
    postMessage(await scratch.finish("application/json"));
  });
});
