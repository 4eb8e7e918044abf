import { createContext } from "preact";
import { type Highlight, plainCode } from "../../core/markup/code";

/** How code blocks get their colours; main.tsx provides the worker's, without it code is plain. */
export const HighlightContext = createContext<Highlight>((code) =>
  Promise.resolve(plainCode(code)),
);
