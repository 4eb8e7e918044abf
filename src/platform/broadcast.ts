/** Tells the other pages of this app. A message may be lost: it can only ever be a hint. */
export type Post<Message> = (message: Message) => void;

/**
 * Joins the other pages over a `BroadcastChannel` of this name; nothing where the browser has none.
 * The page leaves it as it goes out of sight for good, and joins again when it comes back: one with
 * an open channel would be dropped from the back/forward cache by the first message to it.
 */
export function joinBroadcast<Message>(
  name: string,
  heard: (message: Message) => void,
): Post<Message> | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  const join = () => {
    const joined = new BroadcastChannel(name);
    joined.addEventListener("message", ({ data }: MessageEvent<Message>) => heard(data));
    return joined;
  };
  let channel: BroadcastChannel | undefined = join();
  addEventListener("pagehide", () => {
    channel?.close();
    channel = undefined;
  });
  addEventListener("pageshow", () => {
    channel ??= join();
  });
  return (message) => channel?.postMessage(message);
}
