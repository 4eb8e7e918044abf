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

/** The settings that `text` (JSON, from wherever it was kept) holds; what is missing or damaged has its default. */
export function readSettings(text: string | undefined): Settings {
  const kept = parsed(text);
  return {
    theme: themes.find((theme) => theme === kept["theme"]) ?? defaultSettings.theme,
    user: shortText(kept["user"]) ?? defaultSettings.user,
    host: shortText(kept["host"]) ?? defaultSettings.host,
    path: shortText(kept["path"]) ?? defaultSettings.path,
    tickerLines: shortTexts(kept["tickerLines"]) ?? defaultSettings.tickerLines,
    isTickerPaused: kept["isTickerPaused"] === true,
    languages: shortTexts(kept["languages"]) ?? [],
  };
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(text ?? "{}") };
  } catch {
    return {};
  }
}

/** The longest line that a prompt or a ticker could want, and the most of them. */
const longestLine = 200;
const mostLines = 100;

function shortText(value: unknown): string | undefined {
  return typeof value === "string" ? value.slice(0, longestLine) : undefined;
}

function shortTexts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const lines = value.map(shortText).filter((line) => line !== undefined);
  return lines.length === value.length ? lines.slice(0, mostLines) : undefined;
}
