import type {
  Answers,
  Command,
  FieldName,
  Fields,
  News,
  Rows,
  Screen,
  StoredRows,
  Typed,
} from "./lab-messages";

/*
 * The one script that the harness adds to the served app. It stands before the app's own scripts,
 * asks the harness what to do, does it as a person would, and tells what it sees. It is stripped
 * of its types and nothing else, so it imports nothing.
 */

const databaseName = "kubecraft-journal";
const page = crypto.randomUUID();
const asked = new URLSearchParams(location.search);
const life = asked.get("life") ?? "";
const smallAtStart = Object.fromEntries(
  Object.keys(localStorage).map((name) => [name, localStorage.getItem(name) ?? ""]),
);
let keys = 0;
let isReading = false;
let hasWritten = false;

watchDatabase();
if (asked.has("commits")) watchCommits();
addEventListener("error", ({ message }) => tell({ kind: "error", what: message }));
addEventListener("unhandledrejection", ({ reason }) =>
  tell({ kind: "error", what: String(reason) }),
);
addEventListener("DOMContentLoaded", () => {
  watchSaveState();
  watchNotices();
  void obey();
});

function send(path: string, body: unknown): Promise<Response> {
  return fetch(`/lab/${path}?life=${life}&page=${page}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
}

/** What is on its way when the browser is killed is lost, and that is right: then nobody has seen it. */
function tell(news: News): void {
  void surely(() => send("news", news));
}

/** Asks for commands for as long as the page lives. */
async function obey(): Promise<void> {
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one command after the other
      const response = await send("next", {});
      // oxlint-disable-next-line no-await-in-loop
      const text = await response.text();
      if (text === "") continue;
      const command: Command = JSON.parse(text);
      // oxlint-disable-next-line no-await-in-loop
      const answer = await doIt(command).catch((error: unknown) => ({ failed: String(error) }));
      // oxlint-disable-next-line no-await-in-loop
      await surely(() => send("answer", answer));
    } catch {
      // The browser's network process was killed, or the harness is gone.
      // oxlint-disable-next-line no-await-in-loop
      await sleep(50);
    }
  }
}

function doIt(command: Command): Promise<Answers[Command["kind"]]> {
  if (command.kind === "look") return look(command.withinMs);
  if (command.kind === "rows") return readRows();
  if (command.kind === "open") return open(command.hash);
  if (command.kind === "commit") return commit(command);
  if (command.kind === "bring") return bring(command);
  if (command.kind === "click") return click(command);
  if (command.kind === "stores") return readStores();
  return type(command);
}

async function look(withinMs: number): Promise<Screen> {
  const begunAt = performance.now();
  const rest = () => Math.max(0, begunAt + withinMs - performance.now());
  const saysSomething = () => ["journal", "empty", "recovery", "words"].includes(screenKind());
  do {
    // oxlint-disable-next-line no-await-in-loop
    await until(saysSomething, rest());
    // What is drawn first may be replaced when the database answers, or when the long list's code is there.
    // oxlint-disable-next-line no-await-in-loop
    await sleep(300);
  } while (!saysSomething() && rest() > 0);
  const main = document.querySelector("main");
  const notices = [...document.querySelectorAll("[role=status], [role=alert], [role=log]")];
  return {
    kind: screenKind(),
    labels: labels(),
    text: `${visibleText(main)} | ${notices.map(visibleText).join(" ")}`.slice(0, 600),
    saveState: saveState()?.textContent ?? undefined,
    tookMs: Math.round(performance.now() - begunAt),
  };
}

function screenKind(): Screen["kind"] {
  const main = document.querySelector("main");
  const headings = [...document.querySelectorAll("h1, h2")].map((one) => one.textContent.trim());
  if (headings.includes("Your journal could not be opened")) return "recovery";
  if (labels().length > 0) return "journal";
  if (headings.includes("What did you learn today?")) return "empty";
  const headingText = headings.join(" ").length;
  if (main && visibleText(main).length > headingText + 20) return "words";
  return visibleText(document.body).length > 20 ? "frame" : "blank";
}

function visibleText(element: Element | null): string {
  return element instanceof HTMLElement ? element.innerText.trim() : "";
}

function labels(): readonly string[] {
  return [...document.querySelectorAll("main article h3")].map((one) => one.textContent.trim());
}

async function readRows(): Promise<Rows> {
  const none: Rows = { entries: [], heads: [], headKeys: [], smallAtStart };
  isReading = true;
  try {
    // Opening a database that is not there would make one.
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === databaseName)) return none;
    const db = await answerOf(indexedDB.open(databaseName));
    try {
      const tx = db.transaction(["entries", "heads"]);
      const [entries, heads, headKeys] = await Promise.all([
        answerOf(tx.objectStore("entries").getAll()),
        answerOf(tx.objectStore("heads").getAll()),
        answerOf(tx.objectStore("heads").getAllKeys()),
      ]);
      return { entries, heads, headKeys, smallAtStart };
    } finally {
      db.close();
    }
  } catch (error) {
    return { ...none, problem: String(error) };
  } finally {
    isReading = false;
  }
}

async function readStores(): Promise<StoredRows> {
  isReading = true;
  try {
    const db = await answerOf(indexedDB.open(databaseName));
    try {
      const names = [...db.objectStoreNames];
      const tx = db.transaction(names);
      const rows = names.map(async (name) => {
        const [rowKeys, values] = await Promise.all([
          answerOf(tx.objectStore(name).getAllKeys()),
          answerOf(tx.objectStore(name).getAll()),
        ]);
        return [name, rowKeys.map((key, at) => [key, values[at]] as const)] as const;
      });
      return Object.fromEntries(await Promise.all(rows));
    } finally {
      db.close();
    }
  } finally {
    isReading = false;
  }
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no reason given")));
    request.addEventListener("blocked", () => reject(new Error("blocked")));
  });
}

async function open(hash: string): Promise<Fields> {
  if (location.hash !== hash) location.hash = hash;
  const isNew = hash === "#/new";
  const there = () =>
    document.querySelector("h1")?.textContent.trim() === (isNew ? "New entry" : "Edit entry") &&
    (!isNew || fieldsOf()?.Title === "") &&
    fieldsOf() !== undefined;
  const endsAt = performance.now() + 10_000;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop
    const isThere = await until(there, endsAt - performance.now());
    // The form of the page that is being left may still stand there.
    // oxlint-disable-next-line no-await-in-loop
    await sleep(100);
    if (isThere && there()) return fieldsNow();
    if (!isThere)
      throw new Error(`There is no editor at ${hash}: ${visibleText(document.body).slice(0, 300)}`);
  }
}

async function type({ keys: wanted, savedWithinMs }: Command & { kind: "type" }): Promise<Typed> {
  for (const key of wanted) {
    // oxlint-disable-next-line no-await-in-loop -- keys come one after the other
    await sleep(key.pauseMs);
    const atMs = Date.now();
    press(key.field, key.text);
    keys += 1;
    tell({ kind: "key", key: keys, atMs });
  }
  const endedAt = performance.now();
  // The state that is on screen may still be that of the key before.
  await sleep(30);
  const isSaved = await until(() => saveState()?.textContent === "Saved", savedWithinMs);
  return {
    saveState: saveState()?.textContent ?? undefined,
    savedAfterMs: isSaved ? Math.round(performance.now() - endedAt) : undefined,
    fields: fieldsNow(),
  };
}

async function commit(wanted: Command & { kind: "commit" }): Promise<number> {
  const { durability, count, length, restMs } = wanted;
  const opening = indexedDB.open("bare", 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("rows"));
  const db = await answerOf(opening);
  for (let row = 0; row < count; row += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each commit has its own time
    await sleep(restMs);
    const tx = db.transaction("rows", "readwrite", { durability });
    tx.objectStore("rows").put("word ".repeat(length / 5), row);
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve, reject) => {
      tx.addEventListener("complete", resolve);
      tx.addEventListener("abort", () => reject(tx.error ?? new Error("no reason given")));
    });
  }
  db.close();
  return count;
}

async function bring({ fileName, text }: Command & { kind: "bring" }): Promise<string> {
  location.hash = "#/data";
  const field = () =>
    [...document.querySelectorAll<HTMLInputElement>("input[type=file]")].find(
      (input) => input.labels?.[0]?.textContent.trim() === "Import",
    );
  await until(() => field() !== undefined, 20_000);
  const input = field();
  if (!input) throw new Error(`There is no import: ${visibleText(document.body).slice(0, 300)}`);
  const given = new DataTransfer();
  given.items.add(new File([text], fileName));
  input.files = given.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await until(() => previewOf() !== undefined, 30_000);
  const preview = previewOf();
  if (!preview) throw new Error(`There is no preview: ${visibleText(document.body).slice(0, 300)}`);
  return visibleText(preview);
}

function previewOf(): HTMLElement | undefined {
  const heading = [...document.querySelectorAll("h3")].find(
    (one) => one.textContent.trim() === "Import preview",
  );
  return heading?.closest("section") ?? undefined;
}

async function click({ button, typed }: Command & { kind: "click" }): Promise<number> {
  if (location.hash !== "#/data") location.hash = "#/data";
  const named = () =>
    [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === button);
  await until(() => named() !== undefined, 20_000);
  const found = named();
  if (!found) throw new Error(`There is no button "${button}".`);
  if (typed !== undefined) {
    const field = found.form?.querySelector("input");
    if (!field) throw new Error(`There is no field beside "${button}".`);
    field.value = typed;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await sleep(100);
  }
  const atMs = Date.now();
  found.click();
  tell({ kind: "clicked", button, atMs });
  return atMs;
}

/** Types at the end of the field, by the browser's own editing where it works. */
function press(name: FieldName, text: string): void {
  const field = fieldOf(name);
  if (!field) throw new Error(`There is no field "${name}".`);
  if (document.activeElement !== field) field.focus();
  const before = field.value;
  field.setSelectionRange(before.length, before.length);
  document.execCommand("insertText", false, text);
  if (field.value === before + text) return;
  field.setRangeText(text, before.length, field.value.length, "end");
  field.dispatchEvent(
    new InputEvent("input", { bubbles: true, data: text, inputType: "insertText" }),
  );
  if (field.value !== before + text) throw new Error(`"${name}" does not take what is typed.`);
}

function fieldOf(name: FieldName): HTMLInputElement | HTMLTextAreaElement | undefined {
  const all = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
  return [...all].find((field) => field.labels?.[0]?.textContent.trim() === name);
}

function fieldsOf(): Fields | undefined {
  const title = fieldOf("Title");
  const learned = fieldOf("What I Learned");
  return title && learned && { Title: title.value, "What I Learned": learned.value };
}

function fieldsNow(): Fields {
  const fields = fieldsOf();
  if (!fields) throw new Error("There is no editor.");
  return fields;
}

function saveState(): Element | undefined {
  return document.querySelector('[role=status][aria-label="Save state"]') ?? undefined;
}

/**
 * Tells what the save state comes to read. Only a change of the state itself counts: while the page
 * has not been drawn since the last key, what stands there is of the time before it.
 */
function watchSaveState(): void {
  let last = "";
  new MutationObserver((changes) => {
    const status = saveState();
    const isOfStatus = changes.some(
      ({ target, addedNodes }) =>
        status?.contains(target) === true ||
        [...addedNodes].some((added) => added.contains(status ?? null)),
    );
    const state = status?.textContent ?? "";
    if (!isOfStatus || state === last) return;
    last = state;
    tell({ kind: "state", state, key: keys, atMs: Date.now() });
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Tells every notice once, as it comes on screen. */
function watchNotices(): void {
  const known = new WeakSet<Element>();
  new MutationObserver(() => {
    for (const notice of document.querySelectorAll('section[aria-label="Notices"] p')) {
      if (known.has(notice)) continue;
      known.add(notice);
      tell({ kind: "notice", text: notice.textContent, atMs: Date.now() });
    }
  }).observe(document, { subtree: true, childList: true });
}

/** Tells of everything that would take something away, and of databases that are made anew. */
function watchDatabase(): void {
  const { deleteDatabase, open: openDatabase } = IDBFactory.prototype;
  IDBFactory.prototype.deleteDatabase = function watched(name) {
    tell({ kind: "deletion", what: `deleteDatabase ${name}` });
    return deleteDatabase.call(this, name);
  };
  IDBFactory.prototype.open = function watched(...given) {
    const request = openDatabase.apply(this, given);
    const isHarness = isReading;
    request.addEventListener("upgradeneeded", (event) => {
      const { oldVersion: from } = event;
      const dataLoss = String(Reflect.get(event, "dataLoss") ?? "not told");
      tell({ kind: "upgrade", from, dataLoss });
      if (isHarness) request.transaction?.abort();
    });
    return request;
  };
  const { clear, put, add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.clear = function watched() {
    tell({ kind: "deletion", what: `clear ${this.name}` });
    return clear.call(this);
  };
  IDBObjectStore.prototype.put = function watched(...given) {
    tellOfWrite(`put ${this.name}`);
    return put.apply(this, given);
  };
  IDBObjectStore.prototype.add = function watched(...given) {
    tellOfWrite(`add ${this.name}`);
    return add.apply(this, given);
  };
  const { deleteObjectStore } = IDBDatabase.prototype;
  IDBDatabase.prototype.deleteObjectStore = function watched(name) {
    tell({ kind: "deletion", what: `deleteObjectStore ${name}` });
    deleteObjectStore.call(this, name);
  };
  const { clear: clearSmall } = Storage.prototype;
  Storage.prototype.clear = function watched() {
    tell({ kind: "deletion", what: "localStorage.clear" });
    clearSmall.call(this);
  };
}

/** Tells the durability and the times of every transaction that puts a row. */
function watchCommits(): void {
  const { put } = IDBObjectStore.prototype;
  const begun = new WeakSet<IDBTransaction>();
  IDBObjectStore.prototype.put = function watched(...given) {
    const tx = this.transaction;
    const putAtMs = Date.now();
    if (!begun.has(tx))
      tx.addEventListener("complete", () => {
        const { durability } = tx;
        const completeAtMs = Date.now();
        tell({ kind: "commit", database: tx.db.name, durability, putAtMs, completeAtMs });
      });
    begun.add(tx);
    return put.apply(this, given);
  };
}

function tellOfWrite(what: string): void {
  if (!hasWritten) tell({ kind: "write", what });
  hasWritten = true;
}

async function until(holds: () => boolean, withinMs: number): Promise<boolean> {
  const endsAt = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > endsAt) return false;
    // oxlint-disable-next-line no-await-in-loop
    await sleep(10);
  }
  return true;
}

/** Tries again for as long as the way to the harness is broken. */
async function surely(run: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop
      await run();
      return;
    } catch {
      // oxlint-disable-next-line no-await-in-loop
      await sleep(50);
    }
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
