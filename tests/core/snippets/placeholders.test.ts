import fc from "fast-check";
import { expect, test } from "vitest";
import { fillPlaceholders, placeholdersIn } from "../../../src/core/snippets/placeholders";

test.each([
  ["kubectl logs <pod> -n {{ns}}", "bash", ["pod", "ns"]],
  ["cp <source file> $TARGET", "bash", ["source file", "TARGET"]],
  ["echo ${REGION}", "console", ["REGION"]],
  ["name: <app-name>\nspace: {{ space }}", "yaml", ["app-name", "space"]],
  ["let x = {{value}}", "go", ["value"]],
])("[SN3] %j in %j asks for %j", (code, language, names) => {
  expect(placeholdersIn(code, language).map(({ name }) => name)).toEqual(names);
});

test.each([
  ["echo $(date) $HOME $1 $? \\$NAME", "bash"],
  ["POD=web\nkubectl logs $POD", "bash"],
  ["for POD in a b; do echo $POD; done", "bash"],
  ["read -r POD\necho ${POD}", "bash"],
  ["awk '{ print $NAME }'", "bash"],
  ["sort <in>out", "bash"],
  ["<b>bold</b>", ""],
  ["<main>", "html"],
  ["List<Pod> pods", "java"],
  ["a: {{ .Values.ns }}\nb: {{ns}}", "yaml"],
  ["a: {{ ns | quote }}", "yaml"],
  ["{% if a %}{{ns}}{% endif %}", "yaml"],
  ["a: ${{ secret }}", "yaml"],
  ["$NAME", "go"],
])("[SN3] %j in %j asks for nothing", (code, language) => {
  expect(placeholdersIn(code, language)).toEqual([]);
});

test("[SN4] what has a value is replaced by exactly that, and what has none stays", () => {
  const code = "scp <file> $HOST_B:{{dir}} <file>";
  const values = new Map([
    ["file", "$& <dir>"],
    ["HOST_B", ""],
  ]);
  expect(fillPlaceholders(code, placeholdersIn(code, "bash"), values)).toBe(
    "scp $& <dir> $HOST_B:{{dir}} $& <dir>",
  );
});

test("[SN4] filling nothing changes nothing, and placeholders never overlap", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("<a>", "{{b}}", "$CC", "${DD}", "<", "{{", "'"),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom("bash", "yaml", ""), (pieces, language) => {
      const code = pieces.join("");
      const found = placeholdersIn(code, language);
      expect(fillPlaceholders(code, found, new Map())).toBe(code);
      for (const [at, { start }] of found.entries()) {
        expect(start).toBeGreaterThanOrEqual(found[at - 1]?.end ?? 0);
      }
    }),
  );
});
