// Puts the browsers that the tests drive on this machine, if they are not there yet: Chromium for
// everything, Firefox ESR and WebKitGTK for the journeys and the crashes in three engines, strace to
// see what reaches the disk, age to open encrypted backups. On Debian they come from its packages; elsewhere Chromium is
// Playwright's, and the others are left out aloud.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const wanted = [
  { file: "/usr/bin/chromium", name: "chromium" },
  { file: "/usr/bin/firefox-esr", name: "firefox-esr" },
  { file: "/usr/bin/WebKitWebDriver", name: "webkit2gtk-driver" },
  { file: "/usr/bin/xvfb-run", name: "xvfb" },
  { file: "/usr/bin/strace", name: "strace" },
  { file: "/usr/bin/age", name: "age" },
];
const hasChromium =
  process.env.CHROMIUM !== undefined ||
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].some(existsSync);
const missing = wanted
  .filter(({ file, name }) => !existsSync(file) && !(name === "chromium" && hasChromium))
  .map(({ name }) => name);

if (missing.length === 0) console.log("All browsers for the tests are here.");
else if (existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
  console.log(`Installing ${missing.join(", ")} from Debian's packages.`);
  const apt = (...args) =>
    execFileSync("apt-get", args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update", "-qq");
  apt("install", "-y", "-qq", "--no-install-recommends", ...missing);
} else {
  if (!hasChromium) {
    console.log("Installing Playwright's Chromium.");
    execFileSync("npx", ["playwright", "install", "chromium"], {
      stdio: ["ignore", "inherit", "inherit"],
    });
  }
  const others = missing.filter((name) => name !== "chromium");
  if (others.length > 0)
    console.log(`Not here, so their tests are skipped: ${others.join(", ")} (Debian's packages).`);
}
