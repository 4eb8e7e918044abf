import { Link } from "../controls/link";

/** What an address shows that leads nowhere. */
export function UnknownPage() {
  return (
    <>
      <h1>No such page</h1>
      <p>
        The address leads nowhere in this journal.{" "}
        <Link to={{ page: "journal" }}>Go to the journal</Link>
      </p>
    </>
  );
}
