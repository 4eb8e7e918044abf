import { useId } from "preact/hooks";
import type { HistoryModel } from "../../state/history-model";
import { Unseen } from "../controls/unseen";
import { VersionPanel } from "./version-panel";
import styles from "./version-row.module.css";

type Version = Extract<
  ReturnType<HistoryModel["state"]["peek"]>,
  { kind: "ready" }
>["states"][number];

interface VersionRowProps {
  readonly model: HistoryModel;
  readonly version: Version;
  readonly isPresent: boolean;
  readonly isOldest: boolean;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly openBeside: (revision: number) => void;
  readonly presentRevision: number;
}

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** One version: when it was written, how much it changed, and under it what that was. */
export function VersionRow({
  model,
  version,
  isPresent,
  isOldest,
  isOpen,
  toggle,
  openBeside,
  presentRevision,
}: VersionRowProps) {
  const id = useId();
  const { revision, entry, isPinned } = version;
  return (
    <li class={styles["row"]} data-present={isPresent}>
      <button
        type="button"
        data-look="quiet"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={toggle}
      >
        <time dateTime={new Date(entry.editedAt).toISOString()}>
          {moment.format(entry.editedAt)}
        </time>
        <span class={styles["marks"]}>
          {isPresent && <span data-mark="now">now</span>}
          {isPinned && (
            <span>
              kept<Unseen> for good</Unseen>
            </span>
          )}
          {entry.trashedAt !== undefined && <span>in the trash</span>}
          {isOldest && !isPresent && <span>oldest</span>}
        </span>
        <Size model={model} revision={revision} />
      </button>
      {isOpen && (
        <VersionPanel
          id={id}
          model={model}
          revision={revision}
          presentRevision={presentRevision}
          isPresent={isPresent}
          isOldest={isOldest}
          openBeside={openBeside}
        />
      )}
    </li>
  );
}

function Size({ model, revision }: { readonly model: HistoryModel; readonly revision: number }) {
  const size = model.sizes.value.get(revision);
  if (!size) return <span class={styles["size"]} />;
  const [added, removed] = [size.added.toLocaleString("en"), size.removed.toLocaleString("en")];
  return (
    <span class={styles["size"]}>
      <span data-sign="added">
        <span aria-hidden="true">+{added}</span>
        <Unseen>{added} characters added,</Unseen>
      </span>{" "}
      <span data-sign="removed">
        <span aria-hidden="true">−{removed}</span>
        <Unseen>{removed} removed</Unseen>
      </span>
    </span>
  );
}
