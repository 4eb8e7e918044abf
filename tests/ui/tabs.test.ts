import { afterEach, expect, test, vi } from "vitest";
import { browserAttention } from "../../src/platform/attention";
import { browserTabs, type TabNews } from "../../src/platform/tabs";

let made = 0;
const newId = () => String((made += 1));

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** Two tabs that are heard in one page: each has a channel of its own. */
function openTwo() {
  const [one, two] = [browserTabs(newId), browserTabs(newId)];
  const heard: TabNews[] = [];
  two.listen((news) => void heard.push(news));
  return { one, two, heard };
}

const written = (revision: number) => ({ kind: "written", id: "an entry", revision }) as const;

test("[TB8] what one tab tells the others hear, and it does not hear itself", async () => {
  const { one, heard } = openTwo();
  const own: TabNews[] = [];
  one.listen((news) => void own.push(news));
  one.tell(written(7));
  await expect.poll(() => heard).toEqual([written(7)]);
  expect(own).toEqual([]);
});

test("[TB9] a page that is left closes its channel, and joins again when it comes back from the cache", async () => {
  const { one, heard } = openTwo();
  dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  one.tell(written(1));
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  one.tell(written(2));
  await expect.poll(() => heard).toEqual([written(2)]);
});

test("[TB13] without BroadcastChannel there is nobody to talk to, and nothing breaks", async () => {
  vi.stubGlobal("BroadcastChannel", undefined);
  const { one, heard } = openTwo();
  expect(one.canHear).toBe(false);
  one.tell(written(1));
  expect(await one.askToStore()).toBe(true);
  expect(heard).toEqual([]);
});

function drawField(label: string, value: string): HTMLInputElement {
  const main = document.createElement("main");
  const wrap = document.createElement("label");
  const field = document.createElement("input");
  field.value = value;
  wrap.append(label, field);
  main.append(wrap);
  document.body.replaceChildren(main);
  return field;
}

test("[TB9] the focus and the caret go back into a field that was made anew, and stay where they are otherwise", async () => {
  const field = drawField("Title", "Pods and nodes");
  field.focus();
  field.setSelectionRange(4, 8);
  const back = browserAttention.notePlace();
  const next = drawField("Title", "Pods and nodes, and more");
  back();
  await expect.poll(() => document.activeElement).toBe(next);
  expect([next.selectionStart, next.selectionEnd]).toEqual([4, 8]);

  const again = browserAttention.notePlace();
  const other = drawField("Section", "linux");
  again();
  await new Promise((done) => {
    setTimeout(done, 20);
  });
  expect(document.activeElement).not.toBe(other);
});

test("[TB9] a return from the cache, or after a freeze, may have missed something; a quick look away may not", () => {
  const backs: boolean[] = [];
  browserAttention.whenBack((mayHaveMissed) => void backs.push(mayHaveMissed));
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false }));
  expect(backs).toEqual([]);
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  document.dispatchEvent(new Event("resume"));
  expect(backs).toEqual([true, true]);
});
