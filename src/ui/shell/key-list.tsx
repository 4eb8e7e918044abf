import styles from "./key-list.module.css";

/** All keys of the app, as the help page and the sheet of keys say them. */
const keys = [
  ["Ctrl+K or ⌘K", "commands, and every entry by its title"],
  ["Ctrl+J or ⌘J", "from everywhere to the prompt"],
  ["?", "the sheet of keys"],
  ["n", "a new entry"],
  ["i", "to the prompt"],
  ["/", "finds words, code and facts in all entries"],
  ["r", "to what is to be reviewed"],
  ["Space", "in the review, shows the answer"],
  ["1 2 3 4", "in the review, grades: again, hard, good, easy"],
  ["e", "on an entry, edits it"],
  ["j k", "on an entry, to the one before and the one after it"],
  ["Ctrl+Enter or ⌘Enter", "in the editor, stores and closes"],
  ["Ctrl+B Ctrl+E", "in text, makes what is selected strong, or code"],
  ["Enter", "at the prompt, stores the line; with Shift, begins another line"],
  ["↑", "at the empty prompt, brings back the lines before"],
  ["Tab", "to the next link, button or field; the first skips to the content"],
  ["↓ ↑ or j k", "in the journal, to the next or previous entry"],
  ["Home End", "in the journal, to the newest or the oldest entry"],
  ["Enter", "in the journal, opens the entry; in a title, goes on to the text"],
  ["Enter", "in a list, begins the next item; in an empty one, ends the list"],
  ["Tab Shift+Tab", "in code, indents the lines or takes the indentation back"],
  ["Esc then Tab", "in code, leaves the field"],
  ["Backspace", "before a new tag, removes the last one; on a choice, clears it"],
  ["Esc", "closes a menu, a dialog, or the notice that has the focus"],
] as const;

/** Every key with what it does. */
export function KeyList() {
  return (
    <table class={styles["keys"]}>
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">What it does</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(([key, deed]) => (
          <tr key={deed}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{deed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
