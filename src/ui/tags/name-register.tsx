import type { App } from "../../state/app";
import type { RenameModel } from "../../state/rename-model";
import { NameList } from "./name-list";
import styles from "./name-register.module.css";

interface NameRegisterProps {
  readonly journal: Pick<App["journal"], "known" | "isComplete" | "state">;
  readonly model: RenameModel;
}

/** All tags and sections of the journal. */
export function NameRegister({ journal, model }: NameRegisterProps) {
  // Before all is read, a count would be wrong and a renaming would miss entries.
  const isComplete = journal.isComplete.value;
  if (!isComplete)
    return journal.state.value === "loading" || journal.state.value === "ready" ? (
      <p aria-busy="true">Reading all entries …</p>
    ) : (
      <p role="alert">The journal could not be read, so nothing can be renamed now.</p>
    );
  const { tags, sections, tagCounts, sectionCounts } = journal.known.value;
  if (tags.length === 0 && sections.length === 0)
    return (
      <p>
        No tags and no sections yet. What you write behind “#” and “@” at the prompt, or into the
        facts of an entry, gathers here and can be renamed and merged.
      </p>
    );
  const registers = [
    { of: "tag", title: "Tags", names: tags, counts: tagCounts },
    { of: "section", title: "Sections", names: sections, counts: sectionCounts },
  ] as const;
  return (
    <div class={styles["register"]}>
      {registers
        .filter(({ names }) => names.length > 0)
        .map(({ of, title, names, counts }) => (
          <section key={of}>
            <h2>{title}</h2>
            <NameList
              model={model}
              of={of}
              names={names}
              countOf={(name) => counts.get(name) ?? 0}
            />
          </section>
        ))}
    </div>
  );
}
