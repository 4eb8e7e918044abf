import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRoute, printRoute, type Route } from "../../src/core/route";
import { arbitraryId } from "../support/arbitrary-entry";

const someId = "0190d3c0-0000-7000-8000-000000000001";

const word = fc.string({ unit: "grapheme", minLength: 1 }).map((text) => text.toWellFormed());

function arbitraryRoute(): fc.Arbitrary<Route> {
  const id = arbitraryId();
  return fc.oneof(
    fc
      .record({ tag: word, section: word }, { requiredKeys: [] })
      .map((filter): Route => ({ page: "journal", ...filter })),
    id.map((entry): Route => ({ page: "entry", id: entry })),
    id.map((entry): Route => ({ page: "edit", id: entry })),
    id.map((entry): Route => ({ page: "history", id: entry })),
    fc.constantFrom<Route>(
      { page: "new" },
      { page: "data" },
      { page: "trash" },
      { page: "settings" },
      { page: "help" },
      { page: "more" },
    ),
    fc
      .tuple(fc.constant("find" as const), fc.record({ q: word }, { requiredKeys: [] }))
      .map(([asked, words]): Route => ({ page: asked, ...words })),
  );
}

test("[RT1] a route that is printed is read back the same, whatever its words hold", () => {
  fc.assert(
    fc.property(arbitraryRoute(), (route) => {
      expect(parseRoute(printRoute(route))).toEqual(route);
    }),
  );
});

test("[RT1] the routes are the ones that are linked from outside", () => {
  expect(printRoute({ page: "journal" })).toBe("#/");
  expect(printRoute({ page: "journal", tag: "a&b", section: "core concepts" })).toBe(
    "#/?tag=a%26b&section=core+concepts",
  );
  expect(printRoute({ page: "edit", id: someId })).toBe(`#/entry/${someId}/edit`);
  expect(printRoute({ page: "history", id: someId })).toBe(`#/entry/${someId}/history`);
  expect(printRoute({ page: "trash" })).toBe("#/trash");
  expect(parseRoute("")).toEqual({ page: "journal" });
  expect(parseRoute("#")).toEqual({ page: "journal" });
  expect(parseRoute("#/?tag=a+b")).toEqual({ page: "journal", tag: "a b" });
  expect(parseRoute("#/?x=1&section=a%26tag=b")).toEqual({ page: "journal", section: "a&tag=b" });
  expect(parseRoute("#/settings/")).toEqual({ page: "settings" });
});

test("[RT2] an address that leads nowhere is an unknown page that keeps its hash", () => {
  for (const hash of [
    "#/nowhere",
    "#/entry",
    "#/entry/not-an-id",
    `#/entry/${someId}/delete`,
    `#/entry/${someId}/edit/more`,
    "#/new/thing",
    "#/finding?q=pods",
    "#/__proto__",
    "#/constructor",
  ]) {
    const route = parseRoute(hash);
    expect(route).toEqual({ page: "unknown", hash });
    expect(printRoute(route)).toBe(hash);
  }
});

test("[RT2] no hash makes reading throw, and a broken escape harms nothing", () => {
  expect(parseRoute("#/?tag=%E0%A4")).toEqual({ page: "journal", tag: "\u{fffd}" });
  expect(parseRoute("#/?tag=50%&section=a%20b")).toMatchObject({ tag: "50%", section: "a b" });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const route = parseRoute(`#${text}`);
      expect(parseRoute(printRoute(route))).toEqual(route);
    }),
  );
});
