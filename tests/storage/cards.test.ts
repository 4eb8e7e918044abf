import { expect, test } from "vitest";
import type { LocalDate } from "../../src/core/journal/local-date";
import type { Card, CardKey, Grade } from "../../src/core/review/card";
import { freshName, openTestStore } from "../support/open-test-store";
import { dump, openBeside } from "./database";
import { changeOf, noon, sampleEntry, sampleId, valueOf } from "./sample";

const today: LocalDate = "2026-06-10";
const key = (number: number): CardKey => ({ entry: sampleId(number), part: sampleId(0) });

function reviewed(
  now: Card | undefined,
  of: CardKey,
  grade: Grade | "out" | "in",
  day = today,
): Card {
  const reviews = now?.reviews ?? [];
  return {
    ...of,
    reviews: [...reviews, { atMs: noon + reviews.length, day: day, grade }],
  };
}

test("[RV5] a review is stored with its card, which is due when its reviews say so", async () => {
  const name = freshName();
  const store = openTestStore(name);
  valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const card = valueOf(
    await store.changeCard(key(1), today, (now) => reviewed(now, key(1), "good")),
  );
  expect(card?.reviews).toHaveLength(1);
  // Asked on the 10th and recalled well: again from the 12th on.
  expect(valueOf(await store.dueCards("2026-06-11")).cards).toEqual([]);
  expect(valueOf(await store.dueCards("2026-06-12")).cards).toEqual([card]);
  expect(valueOf(await store.dueCards("2027-01-01")).cards).toEqual([card]);
  store.close();
  const again = openTestStore(name);
  expect(valueOf(await again.cards())).toEqual([card]);
  expect(valueOf(await again.cards([sampleId(1)]))).toEqual([card]);
  expect(valueOf(await again.cards([sampleId(2)]))).toEqual([]);
});

test("[RV5] what has waited longest comes first, what is not recalled is due the same day, and one that is left out never", async () => {
  const store = openTestStore();
  const grade = (number: number, how: Grade | "out" | "in", day: LocalDate) =>
    store.changeCard(key(number), day, (now) => reviewed(now, key(number), how, day));
  valueOf(await grade(1, "again", today));
  valueOf(await grade(2, "good", "2026-06-01"));
  valueOf(await grade(3, "good", "2026-05-01"));
  valueOf(await grade(4, "good", "2026-05-01"));
  valueOf(await grade(4, "out", "2026-05-02"));
  const due = async () => valueOf(await store.dueCards(today)).cards.map(({ entry }) => entry);
  expect(await due()).toEqual([3, 2, 1].map(sampleId));
  valueOf(await grade(4, "in", today));
  expect(await due()).toEqual([3, 4, 2, 1].map(sampleId));
  valueOf(await grade(1, "good", today));
  expect(await due()).not.toContain(sampleId(1));
});

test("[RV7] the cards of a day are counted once each, and one that was taken back is not", async () => {
  const store = openTestStore();
  const counted = async (day = today) => valueOf(await store.dueCards(day)).reviewed;
  expect(await counted()).toBe(0);
  valueOf(await store.changeCard(key(1), today, (now) => reviewed(now, key(1), "again")));
  valueOf(await store.changeCard(key(1), today, (now) => reviewed(now, key(1), "good")));
  valueOf(await store.changeCard(key(2), today, (now) => reviewed(now, key(2), "good")));
  expect(await counted()).toBe(2);
  valueOf(await store.changeCard(key(3), today, (now) => reviewed(now, key(3), "out")));
  expect(await counted()).toBe(2);
  valueOf(await store.changeCard(key(2), today, () => undefined));
  expect(await counted()).toBe(1);
  expect(valueOf(await store.cards([sampleId(2)]))).toEqual([]);
  expect(await counted("2026-06-11")).toBe(0);
});

test("[RV5] of two tabs that review one card in one moment, the second sees what the first did", async () => {
  const name = freshName();
  const [one, other] = [openTestStore(name), openTestStore(name)];
  const seen: number[] = [];
  await Promise.all(
    [one, other].map((store) =>
      store.changeCard(key(1), today, (now) => {
        seen.push(now?.reviews.length ?? 0);
        return reviewed(now, key(1), "good");
      }),
    ),
  );
  expect(seen).toEqual([0, 1]);
  expect(valueOf(await one.cards())[0]?.reviews).toHaveLength(2);
});

test("[RV8] a backup's cards come in with all reviews of both, once, and what is no card is kept for who knows it", async () => {
  const there = openTestStore();
  const here = openTestStore();
  const mine = valueOf(
    await here.changeCard(key(1), today, (now) => reviewed(now, key(1), "hard")),
  );
  const theirs = valueOf(
    await there.changeCard(key(1), "2026-06-09", (now) =>
      reviewed(now, key(1), "good", "2026-06-09"),
    ),
  );
  const lines = [JSON.stringify(theirs), '{"of":"a newer app"}'];
  const bringIn = () =>
    here.importEntries([], noon, { versions: [], sections: new Map([["cards", lines]]) });
  expect(valueOf(await bringIn()).hasMore).toBe(true);
  const merged = valueOf(await here.cards());
  expect(merged[0]?.reviews).toEqual(
    [...(mine?.reviews ?? []), ...(theirs?.reviews ?? [])].toSorted((a, b) =>
      a.day < b.day ? -1 : 1,
    ),
  );
  expect(valueOf(await bringIn()).hasMore).toBeUndefined();
  let sections: ReadonlyMap<string, readonly string[]> = new Map();
  valueOf(
    await here.publish(() => {}, undefined, {
      begin(journal) {
        ({ sections } = journal);
      },
    }),
  );
  expect(sections.get("cards")).toEqual(
    [JSON.stringify(merged[0]), '{"of":"a newer app"}'].toSorted(),
  );
});

test("[RV8] cards go for good with their entry", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  for (const number of [1, 2])
    valueOf(
      await store.changeCard(key(number), today, (now) => reviewed(now, key(number), "good")),
    );
  const trashed = { ...kept.entry, trashedAt: noon };
  const { revision } = valueOf(await store.keep(changeOf(trashed, kept.revision)));
  expect(valueOf(await store.cards())).toHaveLength(2);
  expect(valueOf(await store.removeTrashed([{ id: trashed.id, revision }]))).toBe(1);
  expect(valueOf(await store.cards()).map(({ entry }) => entry)).toEqual([sampleId(2)]);
  expect((await dump(name))["due"]).toEqual([[["2026-06-12", sampleId(2), sampleId(0)]], [key(2)]]);
});

test("[RV5] a row that is no card is none, and is written over by a review", async () => {
  const name = freshName();
  const store = openTestStore(name);
  valueOf(await store.changeCard(key(1), today, (now) => reviewed(now, key(1), "again")));
  const beside = await openBeside(name);
  await Reflect.apply(Reflect.get(beside, "put"), beside, [
    "cards",
    { ...key(1), card: { ...key(2), reviews: [] }, due: 7 },
  ]);
  beside.close();
  expect(valueOf(await store.cards())).toEqual([]);
  expect(valueOf(await store.dueCards(today)).cards).toEqual([]);
  valueOf(await store.changeCard(key(1), today, (now) => reviewed(now, key(1), "good")));
  expect(valueOf(await store.cards())[0]?.reviews).toHaveLength(1);
});
