import type { Notice, NoticeModel } from "../../state/notice-model";
import { Icon } from "../controls/icon";
import styles from "./notices.module.css";

/** What the app has to say: news politely, warnings at once. Both places are there before anything is said. */
export function Notices({ model }: { readonly model: NoticeModel }) {
  const notices = model.notices.value;
  const dismiss = ({ id }: Notice) => {
    model.dismiss(id);
    // The button that was pressed is gone: the focus must not fall to the top of the page.
    document.querySelector("main")?.focus({ preventScroll: true });
  };
  const dismissNewest = (event: KeyboardEvent) => {
    const newest = notices.at(-1);
    if (event.key !== "Escape" || !newest) return;
    event.stopPropagation();
    dismiss(newest);
  };
  const draw = (notice: Notice) => {
    const { id, text, tone, action } = notice;
    const act = () => {
      dismiss(notice);
      action?.run();
    };
    return (
      <div key={id} class={styles["notice"]} data-tone={tone}>
        <p>{text}</p>
        {action && (
          <button type="button" onClick={act}>
            {action.label}
          </button>
        )}
        <button
          type="button"
          data-look="quiet"
          aria-label="Dismiss"
          onClick={() => dismiss(notice)}
        >
          <Icon name="x" />
        </button>
      </div>
    );
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape works wherever the focus is inside
    <section class={styles["notices"]} aria-label="Notices" onKeyDown={dismissNewest}>
      <div role="status">{notices.filter(({ tone }) => tone !== "warning").map(draw)}</div>
      <div role="alert">{notices.filter(({ tone }) => tone === "warning").map(draw)}</div>
    </section>
  );
}
