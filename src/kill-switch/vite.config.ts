import { resolve } from "node:path";
import { defineConfig } from "vite";

const here = import.meta.dirname;

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
      input: { index: resolve(here, "index.html"), sw: resolve(here, "sw.ts") },
      output: { entryFileNames: "[name].js" },
    },
  },
});
