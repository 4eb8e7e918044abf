import fc from "fast-check";
import { compareHeads, type Head } from "../../src/core/journal/entry";
import type { Facts } from "../../src/core/journal/facts";
import { uuidV7 } from "../../src/core/journal/id";
import type { LocalDate } from "../../src/core/journal/local-date";
import { arbitraryDate, arbitraryId } from "./arbitrary-entry";

let made = 0;

/** A head of an entry on a day; each is created after the one before. */
export function headOn(date: LocalDate, facts: Partial<Facts> = {}, label = "Untitled"): Head {
  made += 1;
  const id = uuidV7(1_780_000_000_000 + made, new Uint8Array(10));
  return { id, label, facts: { tags: [], ...facts, date }, createdAt: made, openQuestions: 0 };
}

/** Heads in the order of the journal, many of them in few months and with few words. */
export function arbitraryHeads(maxLength = 30): fc.Arbitrary<readonly Head[]> {
  const word = fc.constantFrom("pods", "Pods", "é", "e\u0301", "linux", "LINUX", "dns");
  const facts = fc.record<Facts>(
    {
      date: fc.oneof(
        fc.constantFrom<LocalDate>("2026-05-31", "2026-05-01", "2026-04-30", "2025-05-31"),
        arbitraryDate(),
      ),
      tags: fc.uniqueArray(word, { maxLength: 3 }),
      section: word,
      energy: word,
      minutes: fc.integer({ min: 0, max: 600 }),
    },
    { requiredKeys: ["date", "tags"] },
  );
  const head = fc.record<Head>({
    id: arbitraryId(),
    label: fc.string(),
    facts,
    createdAt: fc.integer({ min: 0, max: 5 }),
    openQuestions: fc.integer({ min: 0, max: 3 }),
  });
  return fc
    .uniqueArray(head, { selector: ({ id }) => id, maxLength })
    .map((heads) => heads.toSorted(compareHeads));
}
