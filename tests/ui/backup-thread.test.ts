import { expect, test } from "vitest";
import { fileBytes } from "../../src/platform/file-bytes";
import { startThread } from "../../src/platform/thread";

interface Verbs {
  readonly double: { readonly asked: number; readonly answer: number };
  readonly fail: { readonly asked: undefined; readonly answer: undefined };
  readonly wait: { readonly asked: undefined; readonly answer: undefined };
}

const code = `
  addEventListener("message", ({ data: { number, verb, asked } }) => {
    if (verb === "wait") return;
    postMessage({ number, progress: "half" });
    postMessage(verb === "fail" ? { number, failed: "no" } : { number, answer: asked * 2 });
  });
`;

const workerOf = (text: string) =>
  new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));

test("[BF5] a thread answers, reports, fails and ends, and whoever waits hears of it", async () => {
  const thread = startThread<Verbs, string>(() => workerOf(code));
  const told: string[] = [];
  const report = (progress: string) => void told.push(progress);
  expect(
    await Promise.all([thread.ask("double", 4, report), thread.ask("double", 5, report)]),
  ).toEqual([8, 10]);
  expect(told).toEqual(["half", "half"]);
  await expect(thread.ask("fail", undefined, report)).rejects.toThrow("no");
  const waiting = thread.ask("wait", undefined, report);
  thread.end();
  await expect(waiting).rejects.toThrow("it was ended");
  await expect(thread.ask("double", 1, report)).rejects.toThrow("it was ended");
});

test("[BF5] a thread whose code is broken or gone fails, and does not leave anybody waiting", async () => {
  const broken = startThread<Verbs, string>(() => workerOf("this is no program"));
  await expect(broken.ask("wait", undefined, () => {})).rejects.toThrow("could not be started");
  const gone = startThread<Verbs, string>(() => new Worker("/gone/away.js", { type: "module" }));
  await expect(gone.ask("wait", undefined, () => {})).rejects.toThrow("could not be started");
});

test("[BF8] the browser's gzip gives back what it was given, and says where it cannot", async () => {
  const text = "word after word ".repeat(100_000);
  const packed = await fileBytes.packed(new Blob([text]));
  expect(packed.type).toBe("application/gzip");
  expect(packed.size).toBeLessThan(text.length / 50);
  const gathered = async (file: Blob) => {
    let [length, isCut] = [0, false];
    for await (const piece of fileBytes.unpacked(file))
      if (piece) length += piece.length;
      else isCut = true;
    return { length, isCut };
  };
  expect(await gathered(packed)).toEqual({ length: text.length, isCut: false });
  expect(await gathered(packed.slice(0, packed.size - 5))).toMatchObject({ isCut: true });
});
