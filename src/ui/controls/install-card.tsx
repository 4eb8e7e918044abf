import type { InstallModel } from "../../state/install-model";
import styles from "./install-card.module.css";

/** The way to the home screen where this browser has one; nothing where the app is installed or cannot be. */
export function InstallCard({ install }: { readonly install: InstallModel }) {
  const offer = install.offer.value;
  if (offer === "button")
    return (
      <aside class={styles["install"]} aria-label="Install">
        <p>As an app it starts from its own icon, in a window of its own.</p>
        <button type="button" onClick={() => void install.install()}>
          Install
        </button>
      </aside>
    );
  if (offer === "ios")
    return (
      <aside class={styles["install"]} aria-label="Install">
        <p>
          <strong>On this device, install it before your first entry.</strong> The app on the home
          screen has a storage of its own: it does not see what was written in Safari, and Safari
          clears what it keeps after a week without a visit.
        </p>
        <ol>
          <li>Press Share in Safari's bar.</li>
          <li>Choose “Add to Home Screen”.</li>
          <li>Open Journal from there, and write.</li>
        </ol>
        <p>Have you written here already? Export a backup, and import it in the app.</p>
      </aside>
    );
  return null;
}
