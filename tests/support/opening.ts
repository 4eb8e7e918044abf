import type { App, LaterMakers, LaterModels } from "../../src/state/app";

/** `app.open` over these makers; a model that is not among them cannot be had. */
export function opening(makers: Partial<LaterMakers>): App["open"] {
  return <Name extends keyof LaterModels>(name: Name): Promise<LaterModels[Name]> =>
    makers[name]?.() ?? Promise.reject(new Error(`no ${name} in this test`));
}
