import { openThreadDoor } from "./platform/thread-door";

/* The thread that looks over all entries. This is wiring, as in `main.tsx`. */

openThreadDoor(() => import("./answer-searches"));
