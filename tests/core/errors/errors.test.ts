import { expect, test } from "vitest";
import {
  type Candidate,
  fingerprintOf,
  matchError,
  mistakePrint,
} from "../../../src/core/errors/match-error";
import { metInClusters } from "../../fixtures/errors/met-cluster";
import { metInCode } from "../../fixtures/errors/met-code";
import type { MetError } from "../../fixtures/errors/met-error";
import { notMet } from "../../fixtures/errors/not-met";

const met = [...metInClusters, ...metInCode];

const asMistake = ({ broke, fix, tell, output }: MetError) =>
  mistakePrint({ id: "", kind: "mistake", broke, fix, tell, output });

const known: readonly Candidate<number>[] = met.map((one, at) => ({
  of: at,
  print: asMistake(one),
}));

test("[ER4] there are 60 errors that were met, and 60 that were not", () => {
  expect([met.length, notMet.length]).toEqual([60, 60]);
});

test.each(met.map((one, at) => [one.broke, one, at] as const))(
  "[ER4] met again: %s",
  (_, { again }, at) => {
    const [first] = matchError(fingerprintOf(again), known);
    expect(first?.of).toBe(at);
    expect(first?.reason.shared.length).toBeGreaterThan(0);
  },
);

test.each(notMet)("[ER5] never met: %s", (pasted) => {
  const found = matchError(fingerprintOf(pasted), known);
  expect(found.map(({ of, score, reason }) => [met[of]?.broke, score, reason.shared])).toEqual([]);
});
