/** How the owner wants the app to look. Kept on the device, apart from the journal. */
export interface Settings {
  readonly theme: Theme;
  /** The prompt is drawn as `user@host path`. */
  readonly user: string;
  readonly host: string;
  readonly path: string;
  readonly tickerLines: readonly string[];
  readonly isTickerPaused: boolean;
  /** Whether the app has keys of its own. */
  readonly hasKeys: boolean;
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
  hasKeys: true,
  languages: [],
};

/** The settings that `text` (JSON, from wherever it was kept) holds; what is missing or damaged has its default. */
export function readSettings(text = "{}"): Settings {
  try {
    const kept: Readonly<Record<string, unknown>> = { ...JSON.parse(text) };
    return {
      theme: themes.find((theme) => theme === kept["theme"]) ?? defaultSettings.theme,
      user: line(kept["user"]) ?? defaultSettings.user,
      host: line(kept["host"]) ?? defaultSettings.host,
      path: line(kept["path"]) ?? defaultSettings.path,
      tickerLines: lines(kept["tickerLines"]) ?? defaultSettings.tickerLines,
      isTickerPaused: kept["isTickerPaused"] === true,
      hasKeys: kept["hasKeys"] !== false,
      languages: lines(kept["languages"]) ?? [],
    };
  } catch {
    return defaultSettings;
  }
}

function line(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function lines(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : undefined;
}
