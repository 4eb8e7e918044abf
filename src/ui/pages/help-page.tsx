import { Link } from "../controls/link";
import { KeyList } from "../shell/key-list";
import styles from "./help-page.module.css";

/** What the owner may want to know, in short. */
export function HelpPage() {
  return (
    <div class={styles["help"]}>
      <h1>Help</h1>
      <section>
        <h2>The prompt</h2>
        <p>
          One line at the prompt of the journal is stored in today’s entry as you press Enter. It
          begins with a sign or with none, and ends with what it is about:{" "}
          <code>? who restarts it #pods @linux 20m</code>. A backslash makes plain text of a sign, a
          tag, a section or a time: <code>\#pods</code>. Several lines that you paste become a
          snippet, or the output of a mistake.
        </p>
        <dl>
          {signLines.map(([mark, meaning]) => (
            <div key={mark}>
              <dt>
                <code>{mark}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>Sessions and goals</h2>
        <p>
          “Start session” beside your prompt times what you study; press the time to pause it, or to
          close it with how long it took, an aha, a question and what is next. The journal opens on
          that goal: start it, park it for later, or drop it.
        </p>
      </section>
      <section>
        <h2>Review</h2>
        <p>
          <Link to={{ page: "review" }}>Review</Link> asks for what you understood: ahas, mistakes
          with their fixes, and answered questions, ten a day at most. Say how well you recalled it,
          and it comes back just before you would forget. Begin an aha with a question in a line of
          its own, and you are asked that. <Link to={{ page: "questions" }}>Questions</Link> has all
          that you still want to know, <Link to={{ page: "see" }}>See</Link> shows your days and how
          sure you were, and <Link to={{ page: "week" }}>Week</Link> makes an entry of a week.
        </p>
      </section>
      <section>
        <h2>Find it again</h2>
        <p>
          <Link to={{ page: "find" }}>Find</Link> looks through every word of every entry.{" "}
          <Link to={{ page: "mistakes" }}>Mistakes</Link> takes an error as the terminal said it and
          shows how you fixed it the last time; press “Met again”, and what comes back most stands
          on top. <Link to={{ page: "snippets" }}>Snippets</Link> copies a command without its
          prompt, with <code>&lt;pod&gt;</code> or <code>$NAME</code> filled in.{" "}
          <Link to={{ page: "connections" }}>Connections</Link> shows what you likened to what, by
          what you know. <Link to={{ page: "tags" }}>Tags</Link> renames and merges them in all
          entries at once. Type <code>[[</code> in any text to link another entry; its page then
          says who links to it.
        </p>
      </section>
      <section>
        <h2>Where things are kept</h2>
        <p>
          What you write is stored in this browser on this device, while you write it. Nothing is
          sent anywhere, and there is no account. Clearing the browser's data for this site clears
          the journal too, so keep a backup.
        </p>
      </section>
      <section>
        <h2>Backup</h2>
        <p>
          On <Link to={{ page: "data" }}>data</Link>, “Export backup” gives you one file with every
          entry. Keep it where you keep what matters. “Import” reads any backup: it shows first what
          would change, adds what is new, and can be undone.
        </p>
      </section>
      <section>
        <h2>Install</h2>
        <dl>
          <div>
            <dt>Chrome, Edge, Android</dt>
            <dd>
              Take “Install” on the data page, or in the browser's menu. The app then starts from
              its own icon, with or without a network.
            </dd>
          </div>
          <div>
            <dt>iPhone, iPad</dt>
            <dd>
              In Safari press Share, then “Add to Home Screen”. Do it before your first entry: the
              app on the home screen has a storage of its own and does not see what was written in
              Safari. If you have entries already, export a backup first and import it there.
            </dd>
          </div>
          <div>
            <dt>Mac</dt>
            <dd>In Safari choose File, then “Add to Dock”.</dd>
          </div>
          <div>
            <dt>Firefox</dt>
            <dd>On a computer it works in a tab, offline too: a bookmark will do.</dd>
          </div>
        </dl>
      </section>
      <section>
        <h2>Keys</h2>
        <KeyList />
      </section>
    </div>
  );
}

const signLines = [
  ["no sign", "something you learned"],
  ["?", "a question"],
  ["!", "an aha"],
  ["x", "a mistake"],
  ["$", "a snippet"],
  ["~", "a thought"],
  ["+", "where you will use it"],
  [">", "the goal of the next session"],
  ["#tag", "a tag"],
  ["@section", "the section; of two words, in quotes"],
  ["50m", "the time spent; also 1h20 and 1.5h"],
] as const;
