import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutPrompts } from "../../../src/core/snippets/without-prompts";

test.each([
  ["$ ls\nnotes.txt\n$ pwd", "bash", "ls\npwd"],
  ["ada@box:~$ ls -l\ntotal 0\nada@box:~/src$ make", "", "ls -l\nmake"],
  ["[root@box etc]# cat hosts\n127.0.0.1 box", "bash", "cat hosts"],
  ["(venv) $ python -V\nPython 3.12", "console", "python -V"],
  ["$ run \\\n  --fast\nok", "bash", "run \\\n  --fast"],
  ["$ run \\\n> --fast\nok", "bash", "run \\\n--fast"],
  ["$ cat <<EOF\none\n$ two\nEOF\ndone", "bash", "cat <<EOF\none\n$ two\nEOF"],
  ["# mount -a\n# df\nsize", "console", "mount -a\ndf"],
  ["# look first\n$ ls\na\n$ ", "console", "ls"],
])("[SN1] of the session %j in %j %j was typed", (code, language, typed) => {
  expect(withoutPrompts(code, language)).toBe(typed);
});

test.each([
  ["# a comment\nls", "bash"],
  ["ls\n$ pwd", "bash"],
  ["$ is: a key", "yaml"],
  ["echo $ HOME", "bash"],
  ["$HOME/bin/run", "bash"],
  ["mail ada@box", ""],
  ["", ""],
])("[SN2] %j in %j is no session", (code, language) => {
  expect(withoutPrompts(code, language)).toBe(code);
});

test("[SN1] every line that is left ends a line of the session, in its order", () => {
  const line = fc.oneof(
    fc.string(),
    fc.string().map((text) => `$ ${text}`),
    fc.constantFrom("> more", "$ cat <<X", "X", "a \\", "# x"),
  );
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom("bash", "console", ""), (lines, language) => {
      const all = lines.join("\n").split(/\r?\n/);
      let at = 0;
      for (const left of withoutPrompts(lines.join("\n"), language).split(/\r?\n/)) {
        const found = all.findIndex((whole, index) => index >= at && whole.endsWith(left));
        expect(found === -1 && left !== "").toBe(false);
        if (found !== -1) at = found + 1;
      }
    }),
  );
});
