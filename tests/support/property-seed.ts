import { configureGlobal } from "fast-check";

/** Reads a whole number that `npm run explore` passes on. */
const given = (name: string): number | undefined => {
  const text: unknown = import.meta.env[name];
  return typeof text === "string" && /^\d+$/.test(text) ? Number(text) : undefined;
};

// The same cases in every run, so that a run that fails fails again; `npm run explore` goes looking for new ones.
configureGlobal({
  seed: given("VITE_PROPERTY_SEED") ?? 20_261_122,
  numRuns: given("VITE_PROPERTY_RUNS") ?? 100,
});
