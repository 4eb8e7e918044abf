import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isUuid } from "../../../src/core/journal/id";
import { isLocalDate } from "../../../src/core/journal/local-date";
import { arbitraryDate, arbitraryId } from "../../support/arbitrary-entry";
import { jsonSchemas, printJsonSchema } from "../../support/json-schemas";

const schemas = jsonSchemas();

for (const [name, schema] of Object.entries(schemas)) {
  test(`[BK24] public/schema/${name} is what the gate asks for (npm run schema writes it)`, () => {
    expect(readFileSync(`public/schema/${name}`, "utf8")).toBe(printJsonSchema(schema));
  });
}

function patternOf(field: unknown): RegExp {
  if (typeof field !== "object" || field === null || !("pattern" in field))
    throw new Error("a field with a pattern");
  return new RegExp(String(field.pattern));
}

test("[BK24] the patterns of the schema let in what the gate lets in", () => {
  const { properties } = schemas["entry.schema.json"] ?? {};
  const id = patternOf(properties?.["id"]);
  const facts = properties?.["facts"];
  const date = patternOf(typeof facts === "object" ? facts.properties?.["date"] : undefined);
  fc.assert(fc.property(arbitraryId(), (text) => id.test(text) && isUuid(text)));
  fc.assert(fc.property(arbitraryDate(), (text) => date.test(text) && isLocalDate(text)));
});

test("[BK24] the patterns of the schema refuse what the gate refuses", () => {
  const { properties } = schemas["entry.schema.json"] ?? {};
  const id = patternOf(properties?.["id"]);
  const facts = properties?.["facts"];
  const date = patternOf(typeof facts === "object" ? facts.properties?.["date"] : undefined);
  const turned = fc.tuple(arbitraryId(), fc.nat({ max: 35 }), fc.constantFrom("G", "-", "A", ""));
  fc.assert(
    fc.property(turned, ([text, at, put]) => {
      const other = text.slice(0, at) + put + text.slice(at + 1);
      expect(id.test(other)).toBe(isUuid(other));
    }),
  );
  for (const text of ["", "2026-13-01", "2026-00-10", "2026-1-1", "1899-12-31", "2026-05-32", "x"])
    expect([text, date.test(text), isLocalDate(text)]).toEqual([text, false, false]);
});
