import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromiumArguments, findChromium } from "../support/chromium";
import { sleep } from "./sleep";

/** The engines, Chromium's twice: on each of its two stores for IndexedDB. */
export const engineNames = ["chromium", "chromium-sqlite", "firefox", "webkit"] as const;

export type EngineName = (typeof engineNames)[number];

/** A real browser that is started on a folder and ended by SIGKILL. */
export interface BrowserEngine {
  /** Why it cannot run on this machine. */
  missing(): string | undefined;
  version(): string;
  /** Starts it; `profile` is kept between starts. */
  start(profile: string, url: string): Promise<RunningBrowser>;
  /** Ends what all of its browsers share. */
  end(): void;
}

export interface RunningBrowser {
  readonly pid: number;
  /** All of its processes, as they are now. */
  processes(): readonly Process[];
  /** Asks it to end, which writes down what it keeps in memory, and waits; then nothing is left, either. */
  quit(): Promise<void>;
  /** Kills all of it at once, and waits until nothing is left; when it was killed, by this clock. */
  kill(): Promise<number>;
}

/** A process of this machine. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly name: string;
}

/** The engine of this name. */
export function engineOf(name: EngineName): BrowserEngine {
  if (name === "firefox") return firefox();
  return name === "webkit" ? webkit() : chromiumOn(name === "chromium-sqlite");
}

/** Chromium's flag for IndexedDB on SQLite, as its 156th version has it. */
const sqliteFeature = "--enable-features=IdbSqliteOnDiskRollout:stage/UseSqliteOnly";

function chromiumOn(isSqlite: boolean): BrowserEngine {
  return {
    missing: () => (existsSync(findChromium()) ? undefined : "Chromium is not installed"),
    version: () => versionOf(findChromium()),
    end() {},
    start: async (profile, url) =>
      launch(findChromium(), [
        ...chromiumArguments,
        "--headless=new",
        `--user-data-dir=${profile}`,
        "--no-default-browser-check",
        "--hide-crash-restore-bubble",
        "--noerrdialogs",
        "--disable-breakpad",
        "--password-store=basic",
        ...(isSqlite ? [sqliteFeature] : []),
        url,
      ]),
  };
}

/** No first pages, no restoring of what was open, no word to any other host. */
const firefoxSettings = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.newtabpage.enabled": false,
  "browser.region.network.url": "",
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "browser.tabs.warnOnClose": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.update.enabled": false,
  "media.gmp-manager.url": "",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.dns.disablePrefetch": true,
  "services.settings.server": "data:,",
  "toolkit.startup.max_resumed_crashes": -1,
  "toolkit.telemetry.enabled": false,
  "trailhead.firstrun.didSeeAboutWelcome": true,
};

const firefoxPath = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";

function firefox(): BrowserEngine {
  return {
    missing: () => (existsSync(firefoxPath) ? undefined : "Firefox ESR is not installed"),
    version: () => versionOf(firefoxPath),
    end() {},
    async start(profile, url) {
      await mkdir(profile, { recursive: true });
      const lines = Object.entries(firefoxSettings).map(
        ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
      );
      await writeFile(join(profile, "user.js"), lines.join("\n"));
      return launch(firefoxPath, ["--headless", "--no-remote", "--profile", profile, url], {
        HOME: profile,
        MOZ_CRASHREPORTER_DISABLE: "1",
        MOZ_DISABLE_AUTO_SAFE_MODE: "1",
      });
    },
  };
}

/** MiniBrowser keeps what it stores as long as it is not driven, so its page drives itself. */
function webkit(): BrowserEngine {
  const path = findMiniBrowser();
  let display: Promise<{ readonly server: ChildProcess; readonly name: string }> | undefined;
  return {
    missing() {
      if (path === undefined) return "WebKitGTK's MiniBrowser is not installed";
      return existsSync("/usr/bin/Xvfb") ? undefined : "Xvfb is not installed";
    },
    version: () => webkitVersion(path ?? ""),
    end: () => void display?.then(({ server }) => server.kill("SIGKILL")),
    async start(profile, url) {
      display ??= openDisplay();
      const { name } = await display;
      await mkdir(profile, { recursive: true });
      return launch(path ?? "", [url], {
        DISPLAY: name,
        GDK_BACKEND: "x11",
        HOME: profile,
        XDG_DATA_HOME: join(profile, "data"),
        XDG_CACHE_HOME: join(profile, "cache"),
        XDG_CONFIG_HOME: join(profile, "config"),
        DBUS_SESSION_BUS_ADDRESS: "disabled:",
        NO_AT_BRIDGE: "1",
        LIBGL_ALWAYS_SOFTWARE: "1",
        WEBKIT_DISABLE_DMABUF_RENDERER: "1",
      });
    },
  };
}

/** Debian keeps it beside the library, in a folder named after the machine's architecture. */
function findMiniBrowser(): string | undefined {
  if (!existsSync("/usr/lib")) return undefined;
  return readdirSync("/usr/lib")
    .flatMap((machine) =>
      ["4.1", "4.0"].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`),
    )
    .find((place) => existsSync(place));
}

function openDisplay(): Promise<{ readonly server: ChildProcess; readonly name: string }> {
  return new Promise((resolve, reject) => {
    const server = spawn(
      "Xvfb",
      ["-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
      { stdio: ["ignore", "ignore", "ignore", "pipe"] },
    );
    server.once("error", reject);
    if (server.pid !== undefined) running.add(server.pid);
    server.stdio[3]?.once("data", (number: Buffer) =>
      resolve({ server, name: `:${number.toString().trim()}` }),
    );
  });
}

function versionOf(path: string): string {
  return execFileSync(path, ["--version"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  })
    .trim()
    .replace(/ built on.*/, "");
}

/** MiniBrowser asks for a display before it says its version; the package knows it, too. */
function webkitVersion(path: string): string {
  const number = execFileSync("dpkg-query", ["-W", "-f=${Version}\n", packageOf(path)], {
    encoding: "utf8",
  }).trim();
  return `WebKitGTK ${number}`;
}

function packageOf(path: string): string {
  return execFileSync("dpkg", ["-S", path], { encoding: "utf8" }).split(":", 1)[0] ?? "";
}

/** What is still running; none of it outlives the harness. */
const running = new Set<number>();
process.once("exit", () => {
  for (const pid of running)
    for (const one of [-pid, ...family(pid).map((each) => each.pid)]) killIt(one);
});
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

function launch(
  path: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningBrowser {
  // A group of its own: what is at the path may be a script that starts the real binary.
  const child = spawn(path, args, {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, ...environment },
  });
  child.on("error", () => undefined);
  const pid = child.pid ?? 0;
  if (pid > 0) running.add(pid);
  const hasEnded = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const browser: RunningBrowser = {
    pid,
    processes: () => family(pid),
    async quit() {
      process.kill(pid, "SIGTERM");
      await Promise.race([hasEnded, sleep(10_000)]);
      await browser.kill();
    },
    async kill() {
      const all = family(pid);
      const atMs = Date.now();
      if (pid > 0) killIt(-pid);
      // Those that left the group; their parents are dead, so nobody starts them again.
      for (const { pid: one } of all) killIt(one);
      await hasEnded;
      while (family(pid).length > 0 || all.some(isAlive)) {
        for (const { pid: one } of family(pid)) killIt(one);
        await sleep(5);
      }
      running.delete(pid);
      return atMs;
    },
  };
  return browser;
}

/** Sends SIGKILL to a process, or to a group by its negative number. */
export function killIt(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It is gone already, which is what is wanted.
  }
}

function isAlive(known: Process): boolean {
  const now = readProcess(known.pid);
  // Its number may belong to somebody else by now.
  return now !== undefined && now.name === known.name && now.group === known.group;
}

/** The processes of a group, and all that descend from it, without the dead that nobody has asked for. */
function family(group: number): readonly Process[] {
  if (group === 0) return [];
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const found = new Set(all.filter((one) => one.group === group).map(({ pid }) => pid));
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid));
}

function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    const [state, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z" || state === "X") return undefined;
    return { pid, parent: Number(parent), group: Number(group), name };
  } catch {
    return undefined;
  }
}
