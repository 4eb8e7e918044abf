import { confidences, difficulties } from "../../core/journal/facts";
import type { JournalModel } from "../../state/journal-model";
import type { Sitting } from "../../state/sitting";
import { Choice } from "../controls/choice";
import { SuggestField } from "../controls/suggest-field";
import { TagsField } from "../controls/tags-field";
import { DateField } from "./date-field";
import styles from "./facts-fields.module.css";
import { TimeField } from "./time-field";

interface FactsFieldsProps {
  readonly sitting: Sitting;
  readonly known: JournalModel["known"];
}

/** Section, date, time spent, energy, confidence, difficulty and tags: all but the date may stay empty. */
export function FactsFields({ sitting, known }: FactsFieldsProps) {
  const { section = "", energy = "", confidence, difficulty, tags } = sitting.draft().facts;
  return (
    <section class={styles["facts"]} aria-label="Facts">
      <SuggestField
        label="Section"
        first={section}
        suggest={() => known.peek().sections}
        onText={(text) => sitting.writeFacts({ section: text.trim() || undefined })}
      />
      <DateField sitting={sitting} />
      <TimeField sitting={sitting} />
      <SuggestField
        label="Energy"
        first={energy}
        suggest={() => known.peek().energies}
        onText={(text) => sitting.writeFacts({ energy: text.trim() || undefined })}
      />
      <Choice
        label="Confidence"
        values={confidences}
        first={confidence}
        onChoose={(value) => sitting.writeFacts({ confidence: value })}
      />
      <Choice
        label="Difficulty"
        values={difficulties}
        first={difficulty}
        onChoose={(value) => sitting.writeFacts({ difficulty: value })}
      />
      <TagsField
        label="Tags"
        first={tags}
        suggest={() => known.peek().tags}
        onTags={(value) => sitting.writeFacts({ tags: value })}
      />
    </section>
  );
}
