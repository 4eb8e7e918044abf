import { resolve } from "node:path";
import preact from "@preact/preset-vite";
import { build, type InlineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

const root = resolve("bench/pages");

/** Where the bench's own pages are built to; `site.ts` serves them under `/bench/`. */
export const pagesFolder = resolve(".cache/bench-pages");

const common: InlineConfig = { configFile: false, root, base: "./", logLevel: "warn" };

/** Builds the pages as vite.config.ts builds the app, and the probe as one classic script. */
export async function buildPages(): Promise<void> {
  const page = (name: string) => resolve(root, `${name}.html`);
  await build({
    ...common,
    build: {
      outDir: pagesFolder,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { limit: page("limit"), fill: page("fill"), bare: page("bare") },
      },
    },
    plugins: [
      preact({ devToolsEnabled: false, prefreshEnabled: false }),
      VitePWA({
        strategies: "injectManifest",
        srcDir: ".",
        filename: "limit-worker.ts",
        injectRegister: false,
        manifest: false,
        injectManifest: {
          rollupFormat: "iife",
          globPatterns: ["limit.html", "assets/limit-*.js"],
        },
      }),
    ],
  });
  await build({
    ...common,
    build: {
      outDir: pagesFolder,
      emptyOutDir: false,
      lib: {
        entry: resolve(root, "probe.ts"),
        formats: ["iife"],
        name: "benchProbeScript",
        fileName: () => "probe.js",
      },
    },
  });
}
