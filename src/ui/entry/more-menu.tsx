import { useId, useRef } from "preact/hooks";
import { Icon } from "../controls/icon";
import styles from "./more-menu.module.css";

export interface MenuChoice {
  readonly label: string;
  readonly choose: () => void;
}

/** The menu button "More": a native popover, walked by arrow keys. */
export function MoreMenu({ choices }: { readonly choices: readonly MenuChoice[] }) {
  const menuId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const focusFirst = () => {
    if (menu.current?.matches(":popover-open")) menu.current.querySelector("button")?.focus();
  };
  const walk = (event: KeyboardEvent) => {
    const buttons = [...(menu.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = destinations[event.key]?.(at, buttons.length);
    if (to === undefined) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  };
  return (
    <div class={styles["more"]}>
      <button type="button" popovertarget={menuId} aria-haspopup="menu">
        <Icon name="more" />
        <span>More</span>
      </button>
      <div
        ref={menu}
        id={menuId}
        popover="auto"
        role="menu"
        tabIndex={-1}
        onToggle={focusFirst}
        onKeyDown={walk}
      >
        {choices.map(({ label, choose }) => (
          <button
            key={label}
            type="button"
            role="menuitem"
            data-look="quiet"
            onClick={() => {
              menu.current?.hidePopover();
              choose();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

const destinations: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};
