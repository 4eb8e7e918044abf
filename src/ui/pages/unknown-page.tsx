import { Link } from "../controls/link";

/** What an address shows that leads nowhere in this version of the app. */
export function UnknownPage() {
  return (
    <>
      <h1>No such page</h1>
      <p>
        There is no such page in this version of the app.{" "}
        <Link to={{ page: "journal" }}>Go to the journal</Link>
      </p>
    </>
  );
}
