import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { armor } from "age-encryption";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { highestWorkFactor, readAgeHeader } from "../../src/core/backup/age-header";
import type { Entry } from "../../src/core/journal/entry";
import { fileBytes } from "../../src/platform/file-bytes";
import { openBackup } from "../support/open-backup";
import { openTestStore } from "../support/open-test-store";

const passphrase = "correct horse battery staple";
const folder = mkdtempSync(join(tmpdir(), "journal-age-"));
afterAll(() => rmSync(folder, { recursive: true }));

const entry: Entry = {
  id: "0190d3c0-0000-7000-8000-000000000001",
  title: "Kept from other eyes",
  facts: { date: "2026-05-31", tags: ["pods"] },
  parts: [
    { id: "0190d3c0-0000-7000-8000-000000000002", kind: "learned", text: "a secret\u0000é𝄞" },
  ],
  createdAt: 1,
  editedAt: 2,
  lineage: [],
};

async function deviceWithEntry() {
  const store = openTestStore();
  await store.keep({ entry, base: 0, sitting: "s", nowMs: 0 });
  return openBackup({ store });
}

async function sealed(isPacked = false): Promise<Blob> {
  const device = await deviceWithEntry();
  await device.backup.exportBackup({ passphrase, isPacked });
  const [given] = device.given;
  if (!given) throw new Error(device.told().join());
  return given.file;
}

/** What a fresh device says of a file, tried with these passphrases one after the other. */
async function opened(file: Blob, ...tried: readonly string[]) {
  const device = openBackup();
  const model = await device.importModel();
  await model.take([{ file: new File([file], "b.json.age"), path: "b.json.age" }]);
  for (const one of tried) await model.unlock(one);
  return { device, model, state: model.state.peek() };
}

test.each([false, true])(
  "[AG1] an encrypted backup (packed: %s) is verified, and opens with its passphrase only",
  async (isPacked) => {
    const device = await deviceWithEntry();
    await device.backup.exportBackup({ passphrase, isPacked });
    expect(device.told()).toEqual(["Saved to your downloads: 1 entry, verified."]);
    expect(device.given[0]?.name).toMatch(/^kubecraft-journal-[\d-]+\.json\.age$/);
    const file = device.given[0]?.file ?? new Blob();
    expect(await file.text()).not.toContain("secret");
    const locked = await opened(file);
    expect(locked.state).toMatchObject({ step: "refused", isLocked: true });
    const wrong = await opened(file, "another one");
    expect(wrong.state).toMatchObject({
      step: "refused",
      isLocked: true,
      why: expect.stringMatching(/not the passphrase/),
    });
    const right = await opened(file, "another one", passphrase);
    expect(right.state).toMatchObject({ step: "preview", plan: { counts: { new: 1 } } });
    await right.model.importPreviewed();
    expect(await right.device.exported()).toBe(await device.exported());
  },
);

test("[AG2] every cut and every turned bit of an encrypted backup is refused with a sentence, and changes nothing", async () => {
  const bytes = new Uint8Array(await (await sealed()).arrayBuffer());
  // Those in the header cost a whole scrypt each, so a few of each kind stand for all.
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length * 8 - 1), fc.boolean(), async (at, isCut) => {
      const other = isCut ? bytes.slice(0, at >> 3) : Uint8Array.from(bytes);
      if (!isCut) other[at >> 3] = (other[at >> 3] ?? 0) ^ (1 << (at & 7));
      const { state, device } = await opened(new Blob([other]), passphrase);
      expect(state).toMatchObject({
        step: "refused",
        why: expect.stringMatching(/nothing was changed\.$/),
      });
      expect(await device.store.imports()).toMatchObject({ value: [] });
    }),
    { numRuns: 24 },
  );
});

test("[AG3] a file that asks for more work than a backup needs is refused before any is done", async () => {
  const bytes = new Uint8Array(await (await sealed()).arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const harder = text.replace(/^(-> scrypt \S+ )16$/m, "$130");
  expect(harder).not.toBe(text);
  const file = new Blob([Uint8Array.from(harder, (sign) => sign.charCodeAt(0))]);
  const { state } = await opened(file, passphrase);
  expect(state).toMatchObject({ step: "refused", why: expect.stringMatching(/too much work/) });
  expect(highestWorkFactor).toBe(18);
  expect(readAgeHeader(new TextEncoder().encode("age-encryption.org/v1\n-> X25519 abc\n"))).toEqual(
    { kind: "keys" },
  );
  expect(readAgeHeader(new TextEncoder().encode('{"format":'))).toEqual({ kind: "none" });
});

test("[AG4] an armored file opens, and a damaged armor is said to be so", async () => {
  const text = armor.encode(new Uint8Array(await (await sealed()).arrayBuffer()));
  expect((await opened(new Blob([text]), passphrase)).state).toMatchObject({ step: "preview" });
  expect((await opened(new Blob([text.slice(0, 200)]), passphrase)).state).toMatchObject({
    step: "refused",
    why: expect.stringMatching(/damaged or cut off/),
  });
});

test("[AG5] where the code that encrypts cannot be had there is no file, and certainly no open one", async () => {
  const store = openTestStore();
  await store.keep({ entry, base: 0, sitting: "s", nowMs: 0 });
  const device = openBackup({
    store,
    files: {
      ...fileBytes,
      make: async (texts) => new Blob(await Array.fromAsync(texts)),
      give: () => Promise.reject(new Error("never")),
    },
  });
  await device.backup.exportBackup({ passphrase });
  expect(device.given).toEqual([]);
  expect(device.told().at(-1)).toMatch(/could not be encrypted/);
  const other = openBackup({
    files: {
      ...fileBytes,
      make: async () => new Blob(),
      give: () => Promise.reject(new Error("never")),
    },
  });
  const model = await other.importModel();
  await model.read(new File([await sealed()], "b.age"));
  await model.unlock(passphrase);
  expect(model.state.peek()).toMatchObject({
    step: "refused",
    why: expect.stringMatching(/could not be loaded/),
  });
});

const hasAge = spawnSync("age", ["--version"]).status === 0;

/** Runs a command of age's on a terminal of its own, as it asks for passphrases nowhere else. */
function onTerminal(command: readonly string[]): void {
  const script = `
import os, pty, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
try:
    while True:
        data = os.read(fd, 4096)
        if not data:
            break
        if b"assphrase" in data:
            time.sleep(0.2)
            os.write(fd, (sys.argv[1] + "\\n").encode())
except OSError:
    pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;
  execFileSync("python3", ["-c", script, passphrase, ...command], { timeout: 60_000 });
}

test.runIf(hasAge)(
  "[AG6] the stock age tool opens our backup, and we open what it encrypted",
  async () => {
    const ours = join(folder, "ours.age");
    writeFileSync(ours, new Uint8Array(await (await sealed()).arrayBuffer()));
    onTerminal(["age", "-d", "-o", join(folder, "ours.json"), ours]);
    const device = await deviceWithEntry();
    const plain = await device.exported();
    expect(readFileSync(join(folder, "ours.json"), "utf8")).toBe(plain);
    writeFileSync(join(folder, "plain.json"), plain);
    const theirs = join(folder, "theirs.age");
    onTerminal(["age", "-p", "-o", theirs, join(folder, "plain.json")]);
    const { state } = await opened(new Blob([readFileSync(theirs)]), passphrase);
    expect(state).toMatchObject({ step: "preview", plan: { counts: { new: 1 } } });
  },
);
