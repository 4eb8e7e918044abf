import { setCacheNameDetails } from "workbox-core";
import { precacheAndRoute } from "workbox-precaching";

declare const self: {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
};

// The same library and the same road as the app's own worker, for the limit page and its one script.
setCacheNameDetails({ prefix: "kubecraft-journal-limit" });
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/./], cleanURLs: false });
