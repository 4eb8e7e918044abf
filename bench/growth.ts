import { type Finding, short } from "./finding";

/** How much a figure may grow from the smallest journal to the largest. */
const allowedGrowth = 1.15;

const flat: readonly Finding["measure"][] = ["start", "open", "keys", "save", "jot"];

/** For each thing that must stay flat: its figure in the largest journal over that in the smallest. */
export function growthOf(findings: readonly Finding[]): readonly Finding[] {
  const sizes = findings.flatMap(({ entries }) => entries ?? []);
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  if (smallest === largest) return [];
  return findings
    .filter(({ measure, entries }) => flat.includes(measure) && entries === largest)
    .flatMap((large) => {
      const small = findings.find(
        ({ what, under, entries }) =>
          what === large.what && under === large.under && entries === smallest,
      );
      if (small?.headline === undefined || large.headline === undefined) return [];
      const growth = large.headline / small.headline;
      return [
        {
          measure: "growth",
          what: `growth from ${short(smallest)} to ${short(largest)} entries: ${large.measure}`,
          ...(large.under !== undefined && { under: large.under }),
          ours: `× ${growth.toFixed(2)}`,
          budgets: [{ text: `≤ × ${allowedGrowth}`, measured: growth, allowed: allowedGrowth }],
        } satisfies Finding,
      ];
    });
}
