import { openExchange as openExchangeWorker } from "./platform/exchange-worker";
import { browserFiles } from "./platform/files";
import { ExchangeModel, type ExchangeOptions } from "./state/exchange-model";

/** Entries out as Markdown. This is wiring, as in `main.tsx`, that comes when it is asked for. */
export function openExchange(
  world: Omit<ExchangeOptions, "exchange" | "files" | "prefersSheet">,
): ExchangeModel {
  return new ExchangeModel({
    ...world,
    exchange: openExchangeWorker(),
    files: browserFiles,
    prefersSheet: () => matchMedia("(pointer: coarse) and (hover: none)").matches,
  });
}
