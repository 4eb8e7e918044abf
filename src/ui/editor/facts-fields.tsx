import { useState } from "preact/hooks";
import { formatMinutes, parseMinutes } from "../../core/journal/duration";
import { confidences, difficulties } from "../../core/journal/facts";
import { isLocalDate } from "../../core/journal/local-date";
import type { JournalModel } from "../../state/journal-model";
import type { Sitting } from "../../state/sitting";
import { Choice } from "../controls/choice";
import { Suggestions } from "../controls/suggestions";
import { TagsField } from "../controls/tags-field";
import { TextField } from "../controls/text-field";
import styles from "./edit-form.module.css";

interface FactsFieldsProps {
  readonly sitting: Sitting;
  readonly known: JournalModel["known"];
}

/** Section, date, time spent, energy, confidence, difficulty and tags: all but the date may stay empty. */
export function FactsFields({ sitting, known }: FactsFieldsProps) {
  const { section, energy, date, minutes, confidence, difficulty, tags } = sitting.draft().facts;
  // What other entries say, looked up when a field is entered.
  const [offered, setOffered] = useState(() => known.peek());
  /** Tells the save state that a field is "Not …" what it asks for, or, by "", that it is. */
  const refuse = (field: string, why: string) => {
    sitting.refuse(field, why && `${field} is n${why.slice(1)}`);
    return why;
  };
  /** There is always a date: while the field holds none, the last one stays. */
  const writeDate = (text: string) => {
    if (!isLocalDate(text))
      return refuse("Date", `Not a day. ${sitting.draft().facts.date} is kept.`);
    sitting.writeFacts({ date: text });
    return refuse("Date", "");
  };
  /** Time is written as people write it. What is not understood stays in the field and says so. */
  const writeMinutes = (text: string) => {
    const meant = parseMinutes(text);
    if (meant === undefined && text.trim())
      return refuse("Time spent", "Not understood. Try 50, 1h20 or 1:20.");
    sitting.writeFacts({ minutes: meant });
    return refuse("Time spent", "");
  };
  return (
    <section class={styles["facts"]} aria-label="Facts" onFocusIn={() => setOffered(known.peek())}>
      <TextField
        label="Section"
        first={section ?? ""}
        onText={(text) => sitting.writeFacts({ section: text.trim() || undefined })}
        list="sections"
        autocapitalize="none"
      />
      <TextField
        label="Date"
        first={date}
        onText={writeDate}
        onLeave={() => sitting.draft().facts.date}
        type="date"
        required
      />
      <TextField
        label="Time spent"
        first={minutes === undefined ? "" : formatMinutes(minutes)}
        onText={writeMinutes}
        onLeave={(text) => {
          const meant = parseMinutes(text);
          return meant === undefined ? text : formatMinutes(meant);
        }}
        placeholder="50 min"
        autocapitalize="none"
        spellcheck={false}
      />
      <TextField
        label="Energy"
        first={energy ?? ""}
        onText={(text) => sitting.writeFacts({ energy: text.trim() || undefined })}
        list="energies"
        autocapitalize="none"
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
      <Suggestions id="sections" texts={offered.sections} />
      <Suggestions id="energies" texts={offered.energies} />
      <TagsField
        first={tags}
        suggestions={offered.tags}
        onTags={(value) => sitting.writeFacts({ tags: value })}
      />
    </section>
  );
}
