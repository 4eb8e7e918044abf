import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { App, LaterModels } from "../../state/app";
import { Problem } from "../controls/problem";

interface OpenedProps<Name extends keyof LaterModels> {
  readonly app: Pick<App, "open">;
  readonly name: Name;
  /** What is said where its code cannot be had. */
  readonly failed: string;
  readonly children: (model: LaterModels[Name]) => ComponentChildren;
}

/** What is drawn with a model that is loaded when it is asked for; where that fails, it can be tried again. */
export function Opened<Name extends keyof LaterModels>({
  app,
  name,
  failed,
  children,
}: OpenedProps<Name>) {
  const [model, setModel] = useState<LaterModels[Name] | "failed">();
  const open = () => {
    app.open(name).then(
      (opened) => setModel(() => opened),
      () => setModel("failed"),
    );
  };
  useEffect(open, [app, name]);
  if (model === undefined) return null;
  return model === "failed" ? <Problem retry={open}>{failed}</Problem> : children(model);
}
