import type { ComponentChildren } from "preact";
import type { Route } from "../../core/route";
import { Icon } from "../controls/icon";
import { Link } from "../controls/link";
import styles from "./edit-bar.module.css";

interface EditBarProps {
  /** Where "Done" leads. */
  readonly doneTo: Route;
  /** Asked on a plain click of "Done"; the bar itself goes nowhere then. */
  readonly onDone: () => void;
  readonly children: ComponentChildren;
}

/** The bar that stays on top: back, the save state, and "Done". */
export function EditBar({ doneTo, onDone, children }: EditBarProps) {
  return (
    <div class={styles["bar"]}>
      <Link to={{ page: "journal" }} aria-label="Back to journal" data-button="" data-look="quiet">
        <Icon name="arrow-left" />
      </Link>
      {children}
      <Link
        to={doneTo}
        data-button=""
        data-look="primary"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          onDone();
        }}
      >
        Done
      </Link>
    </div>
  );
}
