import type { LocalDate } from "./local-date";
import type { Tag } from "./tag";

/** How sure the owner felt, from 1 to 5. */
export type Confidence = 1 | 2 | 3 | 4 | 5;

export const confidences: readonly Confidence[] = [1, 2, 3, 4, 5];

export type Difficulty = "easy" | "medium" | "hard";

export const difficulties: readonly Difficulty[] = ["easy", "medium", "hard"];

/** What the metadata table and the chips show. Everything but the date may be missing. */
export interface Facts extends OptionalFacts {
  readonly date: LocalDate;
  readonly tags: readonly Tag[];
}

interface OptionalFacts {
  readonly section?: string;
  /** Time spent, in whole minutes. */
  readonly minutes?: number;
  readonly confidence?: Confidence;
  readonly difficulty?: Difficulty;
  readonly energy?: string;
}

/** Facts to set anew; an optional one that is `undefined` is taken away. */
export type FactsPatch = Partial<Pick<Facts, "date" | "tags">> & {
  readonly [Name in keyof OptionalFacts]: OptionalFacts[Name] | undefined;
};

/** `facts` with `patch` laid over it. What has no value is left out, so `"minutes" in facts` means what it says. */
export function withFacts(facts: Facts, patch: FactsPatch): Facts {
  const { section, minutes, confidence, difficulty, energy, ...kept } = { ...facts, ...patch };
  return {
    ...kept,
    ...(section !== undefined && { section }),
    ...(minutes !== undefined && { minutes }),
    ...(confidence !== undefined && { confidence }),
    ...(difficulty !== undefined && { difficulty }),
    ...(energy !== undefined && { energy }),
  };
}
