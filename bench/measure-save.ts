import { entriesOfLength, type Measure } from "./bench";
import { openMeasuredPage } from "./browser";
import { ms } from "./finding";
import { peerEntries, peers } from "./peers";
import { median, quantile } from "./quantile";

/** What the app may take beyond three bare puts, in milliseconds. */
const allowedBeyond = 20;

/** From the event of an enter to the status "Saved", against a bare strict put of an entry and its head. */
export const measureSave: Measure = async (bench) => {
  const { context, url, size, runs } = bench;
  const [edited, other] = entriesOfLength(bench, 4);
  if (!edited || !other) return [];
  const app = await openMeasuredPage(context);
  const bare = await openMeasuredPage(context);
  await bare.page.goto(`${url}bench/bare.html`);
  await app.page.goto(`${url}#/entry/${edited.entry.id}/edit`);
  // Timers of a page behind another one wait.
  await app.page.bringToFront();
  const field = app.page.getByRole("textbox", { name: "What I Learned" });
  await field.focus();
  await field.press("Control+End");
  const saves: number[] = [];
  const puts: number[] = [];
  for (let run = -3; run < 2 * runs; run += 1) {
    const put = await bare.page.evaluate((id) => globalThis.barePut(id), other.entry.id);
    await app.page.evaluate(() => benchProbe.expectSaved());
    await app.page.keyboard.press("Enter");
    const save = await app.page.evaluate(() => benchProbe.saved());
    if (run >= 0) {
      puts.push(put);
      saves.push(save);
    }
    await app.page.waitForTimeout(100);
  }
  await app.page.close();
  await bare.page.close();
  const p95 = quantile(saves, 0.95);
  const allowed = 3 * quantile(puts, 0.95) + allowedBeyond;
  return [
    {
      measure: "save",
      what: 'enter to "Saved", p50 / p95',
      entries: size,
      under: "4 kB",
      limit: `${ms(median(puts))} / ${ms(quantile(puts, 0.95))}`,
      ours: `${ms(median(saves))} / ${ms(p95)}`,
      budgets: [{ text: `p95 ≤ 3 × strict put + ${allowedBeyond} ms`, measured: p95, allowed }],
      ...(size === peerEntries && { peers: peers.save }),
      headline: median(saves),
    },
  ];
};
