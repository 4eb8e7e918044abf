import { openThreadDoor } from "./platform/thread-door";

/* The thread that writes and reads backups. This is wiring, as in `main.tsx`. */

openThreadDoor(() => import("./answer-backups"));
