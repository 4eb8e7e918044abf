import { resolve } from "node:path";
import { defineConfig } from "vite";
import { plainPage } from "../plain-page";

const here = import.meta.dirname;

/** What is seen while a version is called back. */
const page = plainPage("The journal is paused", [
  "The last version had a fault and was taken back. Your entries are still in this browser, as you left them. Do not clear this site’s data, and do not uninstall the app.",
  "A repaired version comes to this address. It opens with all that you wrote.",
]);

/**
 * `npm run build:kill-switch [-- --outDir <folder>]`: what is put on the host in place of a version that must be
 * called back. Two files of the app's own names, which need no other.
 */
export default defineConfig({
  root: here,
  base: "./",
  publicDir: false,
  build: {
    outDir: resolve(here, "../../dist-kill-switch"),
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: { sw: resolve(here, "sw.ts") },
      output: { entryFileNames: "[name].js" },
    },
  },
  plugins: [
    {
      name: "kill-switch-page",
      generateBundle() {
        this.emitFile({ type: "asset", fileName: "index.html", source: page });
      },
    },
  ],
});
