import type { Route } from "../../core/route";
import { Icon, type IconName } from "../controls/icon";
import { Link } from "../controls/link";
import styles from "./main-nav.module.css";

/** The phone's bar has room for these and the plus; `more` leads to the rest. */
const places = ["journal", "find", "data", "more"] as const satisfies readonly (IconName &
  Route["page"])[];

/** The way to every page: in the head of a wide window, within reach of the thumb on a phone. */
export function MainNav({ page }: { readonly page: Route["page"] }) {
  return (
    <nav class={styles["nav"]} aria-label="Main">
      {places.map((place) => (
        <Link key={place} to={{ page: place }} aria-current={place === page ? "page" : undefined}>
          <Icon name={place} />
          {place}
        </Link>
      ))}
      <Link to={{ page: "new" }} data-new="" aria-current={page === "new" ? "page" : undefined}>
        <Icon name="plus" />
        <span>New entry</span>
      </Link>
    </nav>
  );
}
