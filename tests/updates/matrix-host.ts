import { type Fault, openHost } from "./host";
import {
  type CaseGroup,
  type CaseResult,
  type Ground,
  fileFaults,
  type MatrixCase,
  once,
  repair,
} from "./matrix-case";
import { blankRoutes, canWrite, countLoads, outcomeOf } from "./outcome";

/** A visit without an offline copy, to a host that does wrong by one file. */
export function hostFaults({ browser, old }: Ground): CaseGroup {
  const bench = once(async () => ({
    host: await openHost(old.folder),
    context: await browser.newContext({ locale: "en-GB", serviceWorkers: "block" }),
  }));

  /** The file is at fault when the page starts; then it is whole again, and the words' own link is enough. */
  const start = async (file: string, fault: Fault): Promise<CaseResult> => {
    const { host } = await bench.get();
    repair(host, old.folder);
    host.faults.set(file, fault);
    const context = await browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
    try {
      const visit = countLoads(await context.newPage());
      await visit.page.goto(host.url);
      const outcome = await outcomeOf(visit);
      const reloads = visit.loads() - 1;
      if (outcome !== "words") return { outcome, reloads };
      repair(host, old.folder);
      await visit.page.getByRole("link", { name: "Try again" }).click();
      const then = await outcomeOf(visit);
      return { outcome, reloads, wrong: then === "app" ? undefined : "Try again did not help" };
    } finally {
      await context.close();
    }
  };

  /** Every page is visited while one lazy file is missing; writing goes on. */
  const walk = async (file: string): Promise<CaseResult> => {
    const { host, context } = await bench.get();
    repair(host, old.folder);
    host.faults.set(file, "404");
    const visit = countLoads(await context.newPage());
    await visit.page.goto(host.url);
    const outcome = await outcomeOf(visit);
    const blank = await blankRoutes(visit.page);
    const isWritten = await canWrite(visit.page, `without ${file}`);
    const reloads = visit.loads() - 1;
    await visit.page.close();
    if (blank.length > 0) return { outcome: "blank", reloads, wrong: `blank at #/${blank.join()}` };
    return { outcome, reloads, wrong: isWritten ? undefined : "writing did not go on" };
  };

  const isFirst = (file: string) => /^assets\/(?:index|theme|style)-/.test(file);
  const cases: MatrixCase[] = [];
  for (const file of old.listed.filter(isFirst))
    for (const fault of fileFaults)
      cases.push({ name: `start, ${file} ${fault}`, run: () => start(file, fault) });
  for (const file of old.listed.filter((listed) => listed.endsWith(".js") && !isFirst(listed)))
    cases.push({ name: `walk, ${file} missing`, run: () => walk(file) });
  return {
    name: "host, no offline copy",
    cases,
    end: () =>
      bench.end(async ({ host, context }) => {
        await context.close();
        await host.stop();
      }),
  };
}
