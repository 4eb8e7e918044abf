/** How the app can be put on this device's home screen or among its programs. */
export interface Installer {
  /** What can be done right now. */
  offer(): InstallOffer;
  /** Calls when the offer changes. */
  watch(changed: () => void): void;
  /** Opens the browser's own question; whether the owner said yes. */
  install(): Promise<boolean>;
}

/**
 * - `installed`: the app runs in a window of its own.
 * - `button`: the browser can be asked.
 * - `ios`: only the share menu can do it, and the home-screen app's storage will be apart from Safari's.
 * - `none`: this browser offers no way that a page could start.
 */
export type InstallOffer = "installed" | "button" | "ios" | "none";

/** Chromium's event (https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent), which TypeScript does not know. */
interface InstallQuestion extends Event {
  prompt(): Promise<{ readonly outcome: "accepted" | "dismissed" }>;
}

/** The browser's way. Make it early: Chromium raises its event once, soon after the page has loaded. */
export function browserInstaller(): Installer {
  let question: InstallQuestion | undefined;
  let tell: (() => void) | undefined;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    if (isInstallQuestion(event)) question = event;
    tell?.();
  });
  addEventListener("appinstalled", () => {
    question = undefined;
    tell?.();
  });
  return {
    offer() {
      if (isStandalone()) return "installed";
      if (question) return "button";
      return isIos() ? "ios" : "none";
    },
    watch(changed) {
      tell = changed;
    },
    async install() {
      const { outcome } = (await question?.prompt()) ?? { outcome: "dismissed" };
      // The event can be used once.
      question = undefined;
      tell?.();
      return outcome === "accepted";
    },
  };
}

function isInstallQuestion(event: Event): event is InstallQuestion {
  return "prompt" in event;
}

function isStandalone(): boolean {
  const isIosStandalone = "standalone" in navigator && navigator.standalone === true;
  return isIosStandalone || matchMedia("(display-mode: standalone)").matches;
}

/** iPads call themselves Macs, but no Mac has a touch screen. */
function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes("Mac") && maxTouchPoints > 1);
}
