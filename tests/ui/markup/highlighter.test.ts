import { expect, test } from "vitest";
import type { CodeToken } from "../../../src/core/markup/code";
import { openHighlighter } from "../../../src/platform/highlighter";
import { trustedWorkerUrl } from "../../../src/platform/trusted-urls";
import { ScriptedWorker, willing } from "../../support/markup-workers";

const plain = (text: string): readonly CodeToken[] => [{ text, scope: "" }];
const joined = (tokens: readonly CodeToken[]) => tokens.map((token) => token.text).join("");

test("[HL9] code comes back from the worker as tokens, many at once and in several languages", async () => {
  const highlighter = openHighlighter();
  const [bash, yaml, hcl] = await Promise.all([
    highlighter.highlight("kubectl get pods # <b>", "sh"),
    highlighter.highlight("kind: Pod", "yaml"),
    highlighter.highlight("count = 3", "terraform"),
  ]);
  expect(bash).toContainEqual({ text: "# <b>", scope: "comment" });
  expect(joined(bash)).toBe("kubectl get pods # <b>");
  expect(yaml).toContainEqual({ text: "kind:", scope: "attr" });
  expect(hcl).toContainEqual({ text: "3", scope: "number" });
});

test("[HL9] no worker is started for code without a language of ours, or for too much of it", async () => {
  const highlighter = openHighlighter(() => expect.unreachable("a worker was started"));
  for (const language of ["", "elixir", "constructor"]) {
    expect(await highlighter.highlight("x", language)).toEqual(plain("x"));
  }
  const long = "a\n".repeat(50_001);
  expect(await highlighter.highlight(long, "bash")).toEqual(plain(long));
  const wide = `a\n${"b".repeat(5001)}\nc`;
  expect(await highlighter.highlight(wide, "bash")).toEqual(plain(wide));
});

test("[HL9] code up to the limits is coloured, and one worker does it all", async () => {
  const started: ScriptedWorker[] = [];
  const highlighter = openHighlighter(() => {
    const worker = new ScriptedWorker(willing("string"));
    started.push(worker);
    return worker;
  });
  for (const code of ["a\n".repeat(50_000), "b".repeat(5000)]) {
    expect(await highlighter.highlight(code, "bash")).toEqual([{ text: code, scope: "string" }]);
  }
  expect(started).toHaveLength(1);
  expect(started[0]?.isEnded).toBe(false);
});

test("[HL9] what was coloured a moment ago is not asked for again", async () => {
  const asked: string[] = [];
  const highlighter = openHighlighter(
    () =>
      new ScriptedWorker((job) => {
        asked.push(`${job.language} ${job.code}`);
        return willing("string")(job);
      }),
  );
  const [first, second] = await Promise.all([
    highlighter.highlight("a", "bash"),
    highlighter.highlight("a", "sh"),
  ]);
  expect(second).toBe(first);
  await highlighter.highlight("a", "yaml");
  expect(asked).toEqual(["bash a", "yaml a"]);
});

test("[HL10] a job that gets stuck comes back plain, and the others go on in a fresh worker", async () => {
  const started: ScriptedWorker[] = [];
  const highlighter = openHighlighter(() => {
    let isStuck = false;
    const worker = new ScriptedWorker((job) => {
      isStuck ||= job.code === "stuck";
      if (job.code === "stuck") return [{ kind: "started", id: job.id }];
      return isStuck ? [] : willing("string")(job);
    });
    started.push(worker);
    return worker;
  });
  const results = await Promise.all(
    ["a", "stuck", "b", "c"].map((code) => highlighter.highlight(code, "bash")),
  );
  expect(results.map(([token]) => token?.scope)).toEqual(["string", "", "string", "string"]);
  expect(results.map(joined)).toEqual(["a", "stuck", "b", "c"]);
  expect(started.map((worker) => worker.isEnded)).toEqual([true, false]);
});

test("[HL10] a real worker that never ends is ended, and the next job works", async () => {
  const script = `onmessage = ({ data: { id, code } }) => {
    postMessage({ kind: "started", id });
    while (code === "stuck");
    postMessage({ kind: "done", id, tokens: [{ text: code, scope: "string" }] });
  }`;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const highlighter = openHighlighter(() => new Worker(url));
  const [stuck, next] = await Promise.all([
    highlighter.highlight("stuck", "bash"),
    highlighter.highlight("next", "bash"),
  ]);
  expect(stuck).toEqual(plain("stuck"));
  expect(next).toEqual([{ text: "next", scope: "string" }]);
  URL.revokeObjectURL(url);
});

test("[HL10] a grammar may take its time to load", async () => {
  const late = new ScriptedWorker(() => []);
  const highlighter = openHighlighter(() => late);
  const result = highlighter.highlight("a", "bash");
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(late.isEnded).toBe(false);
  for (const report of willing("string")({ id: 1, code: "a", language: "bash" })) {
    late.dispatchEvent(new MessageEvent("message", { data: report }));
  }
  expect(await result).toEqual([{ text: "a", scope: "string" }]);
});

test("[HL11] without a worker the code is plain, and the next try may find one", async () => {
  let tries = 0;
  const highlighter = openHighlighter(() => {
    tries += 1;
    if (tries === 1) throw new TypeError("no module workers here");
    return tries === 2
      ? new Worker("/there-is-no-such-file.js")
      : new ScriptedWorker(willing("string"));
  });
  expect(await highlighter.highlight("a", "bash")).toEqual(plain("a"));
  const together = await Promise.all([
    highlighter.highlight("a", "bash"),
    highlighter.highlight("b", "bash"),
  ]);
  expect(together).toEqual([plain("a"), plain("b")]);
  expect(await highlighter.highlight("a", "bash")).toEqual([{ text: "a", scope: "string" }]);
});

test("[HL11] a grammar that cannot be had now leaves the code plain, and is asked for again", async () => {
  let tries = 0;
  const highlighter = openHighlighter(
    () =>
      new ScriptedWorker((job) => {
        tries += 1;
        return tries === 1 ? [{ kind: "failed", id: job.id }] : willing("string")(job);
      }),
  );
  expect(await highlighter.highlight("a", "bash")).toEqual(plain("a"));
  expect(await highlighter.highlight("a", "bash")).toEqual([{ text: "a", scope: "string" }]);
});

test("[HL12] the policy for workers gives out one address of our own origin, however often it is asked", () => {
  const url = trustedWorkerUrl();
  expect(new URL(url).origin).toBe(location.origin);
  expect(trustedWorkerUrl()).toBe(url);
});
