import { uuidV7 } from "../core/journal/id";

/** Makes a new id (UUIDv7). */
export type NewId = () => string;

/** New ids from the browser's clock and its cryptographic chance. */
export const newId: NewId = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
