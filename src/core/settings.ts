import * as v from "valibot";

/** How the owner wants the app to look. Kept on the device, apart from the journal. */
export interface Settings {
  readonly theme: Theme;
  /** The prompt is drawn as `user@host path`. */
  readonly user: string;
  readonly host: string;
  readonly path: string;
  readonly tickerLines: readonly string[];
  readonly isTickerPaused: boolean;
  /** Languages of snippets, the last used first. */
  readonly languages: readonly string[];
}

export type Theme = "system" | "dark" | "light";

export const themes: readonly Theme[] = ["system", "dark", "light"];

/** The settings of a new journal. */
export const defaultSettings: Settings = {
  theme: "system",
  user: "root",
  host: "pattie",
  path: "~/kubecraft",
  tickerLines: [
    "kubectl get pods -A",
    "kubecraft journal",
    "0xCAFEBABE",
    "docker compose up -d",
    "helm install ingress-nginx",
    "chmod 2770",
  ],
  isTickerPaused: false,
  languages: [],
};

const short = v.pipe(v.string(), v.maxLength(200));
const list = v.pipe(v.array(short), v.maxLength(100));

/** Each field falls back by itself, so that one damaged setting does not cost the others. */
const schema = v.object({
  theme: v.fallback(v.picklist(["system", "dark", "light"]), defaultSettings.theme),
  user: v.fallback(short, defaultSettings.user),
  host: v.fallback(short, defaultSettings.host),
  path: v.fallback(short, defaultSettings.path),
  tickerLines: v.fallback(list, [...defaultSettings.tickerLines]),
  isTickerPaused: v.fallback(v.boolean(), defaultSettings.isTickerPaused),
  languages: v.fallback(list, []),
});

/** The settings that `text` (JSON, from wherever it was kept) holds; what is missing or damaged has its default. */
export function readSettings(text: string | undefined): Settings {
  try {
    const read = v.safeParse(schema, { ...defaultSettings, ...JSON.parse(text ?? "{}") });
    return read.success ? read.output : defaultSettings;
  } catch {
    return defaultSettings;
  }
}
