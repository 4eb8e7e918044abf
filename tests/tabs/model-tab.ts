import { createHash } from "node:crypto";
import { headOf } from "../../src/core/journal/entry";
import type { EntryId } from "../../src/core/journal/id";
import { isLocalDate } from "../../src/core/journal/local-date";
import type { Attention } from "../../src/platform/attention";
import type { Clock } from "../../src/platform/clock";
import type { TabNews } from "../../src/platform/tabs";
import { ConflictModel } from "../../src/state/conflict-model";
import { EditorModel } from "../../src/state/editor-model";
import { EntryModel } from "../../src/state/entry-model";
import { JournalModel } from "../../src/state/journal-model";
import { NoticeModel } from "../../src/state/notice-model";
import { OtherTabs } from "../../src/state/other-tabs";
import type { Sitting } from "../../src/state/sitting";
import {
  type JournalStore,
  openJournalStore,
  type StoredEntry,
} from "../../src/storage/journal-store";
import { Client } from "./mortal-indexeddb";
import type { Listener, TabWorld } from "./tab-world";

/** One tab of the app: all its models on a connection of its own, wired as `main.tsx` wires them. */
export interface ModelTab {
  readonly name: string;
  readonly journal: JournalModel;
  readonly entry: EntryModel;
  readonly editor: EditorModel;
  readonly conflict: ConflictModel;
  readonly store: JournalStore;
  readonly clock: Clock;
  isFrozen(): boolean;
  /** Whether something that was asked of the store has not been answered yet. */
  isWaiting(): boolean;
  sitting(): Sitting | undefined;
  /** The wall clock that this tab reads is set, to so many milliseconds beside the true time. */
  setClock(offsetMs: number): void;
  /** Whether the owner's cursor is in a field of this tab. */
  focus(isInField: boolean): void;
  hide(): void;
  show(mayHaveMissed: boolean): void;
  /** From now on nothing runs in it, until it is thawed. */
  freeze(): void;
  thaw(): void;
  /** Ends it for good, in the middle of whatever it does. */
  kill(): void;
  /** Starts as the page does: the list, then what earlier pages left. */
  start(): Promise<void>;
}

export interface TabWitness {
  /** A commit was reported. */
  kept(tab: string, stored: StoredEntry): void;
}

const sha256 = (text: string) =>
  Promise.resolve(createHash("sha256").update(text, "utf8").digest("hex"));

const startMs = Date.UTC(2026, 2, 29, 0, 30);

export function openTab(world: TabWorld, name: string, witness: TabWitness): ModelTab {
  const client = new Client();
  let offsetMs = 0;
  let isFrozen = false;
  let isInField = false;
  let asked = 0;
  let whenThawed: (() => void)[] = [];
  const backs: ((mayHaveMissed: boolean) => void)[] = [];
  const fieldLeavers: (() => void)[] = [];
  const hearers: ((news: TabNews) => void)[] = [];

  /** Runs what comes from outside: at once, when the tab wakes up, or never. */
  const whenAwake = (run: () => void) => {
    if (client.isDead) return;
    if (isFrozen) whenThawed.push(run);
    else client.run(run);
  };
  const awake = () =>
    new Promise<void>((resolve) => {
      whenAwake(resolve);
    });
  const after = (delayMs: number, run: () => void) => world.after(delayMs, () => whenAwake(run));

  const clock: Clock = {
    nowMs: () => startMs + offsetMs + world.elapsedMs(),
    today() {
      const day = new Date(clock.nowMs()).toISOString().slice(0, 10);
      if (!isLocalDate(day)) throw new Error(day);
      return day;
    },
  };
  const real = openJournalStore({ name: world.database, digest: sha256, openWithinMs: 60_000 });
  /** The tab's code stands still while it is frozen: no call goes out, and no answer comes in. */
  const gated =
    <Asked extends readonly unknown[], Answer>(call: (...asked: Asked) => Promise<Answer>) =>
    async (...words: Asked): Promise<Answer> => {
      await awake();
      asked += 1;
      try {
        return await client.run(() => call(...words));
      } finally {
        await awake();
        asked -= 1;
      }
    };
  const store: JournalStore = {
    ...real,
    newestHeads: gated(real.newestHeads),
    headsAfter: gated(real.headsAfter),
    entry: gated(real.entry),
    keep: gated(real.keep),
    publish: gated(real.publish),
  };

  const listener: Listener = {
    hear: (news) => whenAwake(() => hearers.forEach((hear) => hear(news))),
  };
  const leave = world.join(listener);
  const attention: Attention = {
    whenBack: (run) => void backs.push(run),
    isInField: () => isInField,
    whenFieldLeft: (run) => void fieldLeavers.push(run),
    notePlace: () => () => {},
  };
  const notices = new NoticeModel(after);
  const journal = new JournalModel(store, (run) => after(1, run));
  const entry = new EntryModel(store);
  const onKept = (stored: StoredEntry) => {
    witness.kept(name, stored);
    if (stored.entry.trashedAt === undefined) journal.put(headOf(stored.entry));
    else journal.remove(stored.entry.id);
    entry.refresh(stored);
    others.kept(stored);
  };
  const editor = new EditorModel({
    store,
    clock,
    newId: world.newId,
    after,
    onKept,
    notices,
    smallStorage: world.smallStorage,
  });
  const others = OtherTabs({
    store,
    tabs: {
      canHear: world.hasChannel,
      tell: (news) => world.tell(listener, news),
      listen: (heard) => void hearers.push(heard),
    },
    attention,
    journal,
    entry,
    editor,
  });
  const conflict = new ConflictModel({ store, clock, newId: world.newId, notices, onKept });

  return {
    name,
    journal,
    entry,
    editor,
    conflict,
    store,
    clock,
    isFrozen: () => isFrozen,
    isWaiting: () => asked > 0,
    sitting() {
      const opening = editor.opening.peek();
      return opening.state === "open" ? opening.sitting : undefined;
    },
    setClock(toMs) {
      offsetMs = toMs;
    },
    focus(inField) {
      isInField = inField;
      if (!inField) whenAwake(() => fieldLeavers.forEach((run) => run()));
    },
    hide: () => whenAwake(() => editor.leave()),
    show: (mayHaveMissed) => whenAwake(() => backs.forEach((run) => run(mayHaveMissed))),
    freeze() {
      isFrozen = true;
    },
    thaw() {
      isFrozen = false;
      const waiting = whenThawed;
      whenThawed = [];
      for (const run of waiting) whenAwake(run);
    },
    kill() {
      client.die(() => world.random.below(2) === 0);
      leave();
      whenThawed = [];
      real.close();
    },
    async start() {
      await journal.open();
      await editor.recover();
    },
  };
}

/** The entries that a tab shows in its list. */
export function idsIn(tab: ModelTab): readonly EntryId[] {
  return tab.journal.heads.peek().map(({ id }) => id);
}
