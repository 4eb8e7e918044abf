import { useEffect, useState } from "preact/hooks";
import type { App } from "../../state/app";
import { Palette } from "../palette/palette";
import { keepWindow } from "./keep-window";
import { KeySheet } from "./key-sheet";
import { listenForKeys, type Overlay } from "./keys";

/** What is around every page and can come after it: the window's title and theme, the keys, and what they open. */
export function Desk({ app }: { readonly app: App }) {
  const [overlay, setOverlay] = useState<Overlay>();
  useEffect(() => keepWindow(app), [app]);
  useEffect(() => listenForKeys(app, setOverlay), [app]);
  // A dialog says that it was closed a moment later: another may be open by then.
  const close = (closed: Overlay) => setOverlay((now) => (now === closed ? undefined : now));
  if (overlay === "keys") return <KeySheet onClose={() => close("keys")} />;
  if (overlay !== "palette") return null;
  return <Palette app={app} onClose={() => close("palette")} onKeys={() => setOverlay("keys")} />;
}
