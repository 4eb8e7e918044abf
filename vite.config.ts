import { createHash } from "node:crypto";
import { basename } from "node:path";
import preact from "@preact/preset-vite";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { chromiumArguments, findChromium } from "./tests/support/chromium.ts";

/**
 * No host but our own, no inline script or style, no string that becomes HTML or a script's address
 * unless one of the two named policies made it (src/platform/trusted-urls.ts).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types app-sw app-worker",
].join("; ");

/** The policy stands first in the head of the built page; the development server needs inline scripts. */
function pagePolicy(): Plugin {
  return {
    name: "page-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}

/** src/theme.ts runs before the first paint, so it is a classic script of its own and not a module. */
function themeBeforePaint(): Plugin {
  return {
    name: "theme-before-paint",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find(
          (file) => file.type === "chunk" && file.facadeModuleId?.endsWith("/src/theme.ts"),
        );
        return [
          chunk
            ? { tag: "script", attrs: { src: `./${chunk.fileName}` }, injectTo: "head" }
            : { tag: "script", attrs: { type: "module", src: "/src/theme.ts" }, injectTo: "head" },
        ];
      },
    },
  };
}

/**
 * All that is imported statically goes into one script: five of them, as Rolldown would cut it,
 * compress worse (42.0 against 40.5 kB).
 */
function oneFirstScript(): Plugin {
  const first = new Set<string>();
  return {
    name: "one-first-script",
    apply: "build",
    config: () => ({
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: "index", test: (id) => first.has(id) }] } },
        },
      },
    }),
    buildEnd() {
      const visit = (id: string) => {
        if (first.has(id)) return;
        first.add(id);
        for (const next of this.getModuleInfo(id)?.importedIds ?? []) visit(next);
      };
      for (const id of this.getModuleIds()) if (id.endsWith("/src/main.tsx")) visit(id);
    },
  };
}

/**
 * Vite wraps each `import()` in 1.1 kB that load its style sheets and scripts ahead. There is one
 * style sheet and the offline copy has every script, so the browser's own `import()` is enough.
 */
function plainImports(): Plugin {
  return {
    name: "plain-imports",
    apply: "build",
    enforce: "pre",
    renderChunk: (code) => ({
      code: code
        .replaceAll(", __VITE_PRELOAD__, import.meta.url)", ")")
        .replaceAll(/__vitePreload\(\(\) => (import\("[^"]+"\))\)/g, "$1"),
      map: null,
    }),
    load: (id) =>
      id.includes("vite/preload-helper")
        ? "export const __vitePreload = (load) => load();"
        : undefined,
  };
}

const scopes = new Map<string, string>();

/** Class names of four letters, the same in every build: long ones cost 0.1 kB of the first load. */
function scopedName(name: string, path: string): string {
  const source = `${basename(path.split("?", 1)[0] ?? path)} ${name}`;
  const hash = createHash("sha256").update(source).digest("hex");
  // Hexadecimal digits as letters: a class name may not begin with a digit.
  const short = hash
    .slice(0, 4)
    .replaceAll(/\d/g, (digit) => String.fromCharCode("g".charCodeAt(0) + Number(digit)));
  if ((scopes.get(short) ?? source) !== source)
    throw new Error(`${source} and ${scopes.get(short)} have one short name: rename either.`);
  scopes.set(short, source);
  return short;
}

export default defineConfig({
  base: "./",
  resolve: {
    alias: {
      react: "preact/compat",
      "react-dom": "preact/compat",
      "react/jsx-runtime": "preact/jsx-runtime",
    },
  },
  build: {
    // A font inlined as `data:` would need a hole in the policy and could not be cached apart.
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    minify: "terser",
    terserOptions: {
      module: true,
      compress: { passes: 3, ecma: 2020, unsafe_arrows: true, keep_fargs: false },
    },
    rolldownOptions: { input: { index: "index.html", theme: "src/theme.ts" } },
  },
  css: { modules: { generateScopedName: scopedName } },
  // Terser leaves a worker's white space standing.
  worker: { format: "es", rolldownOptions: { output: { minify: true } } },
  // Found at the start, or Vite's test server would find them late and load the page anew under a test.
  optimizeDeps: {
    include: [
      "@preact/signals",
      "highlight.js/lib/core",
      "highlight.js/lib/languages/*",
      "idb",
      "marked",
      "preact",
      "preact/compat",
      "preact/hooks",
      "preact/jsx-dev-runtime",
      "preact/jsx-runtime",
      "valibot",
      "virtua",
    ],
  },
  plugins: [
    oneFirstScript(),
    plainImports(),
    preact({ devToolsEnabled: false, prefreshEnabled: false }),
    themeBeforePaint(),
    pagePolicy(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      injectRegister: false,
      manifest: false,
      injectManifest: {
        // A service worker that is a module is not registered by every browser of our range.
        rollupFormat: "iife",
        globPatterns: [
          "index.html",
          "manifest.webmanifest",
          "assets/**/*.{js,css,woff2,svg}",
          "icons/icon.svg",
        ],
      },
    }),
  ],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["tests/{core,storage,state}/**/*.test.{ts,tsx}", "tests/*.test.ts"],
          setupFiles: ["tests/support/property-seed.ts", "tests/support/fake-indexeddb.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "chromium",
          include: ["tests/{storage,ui}/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/support/property-seed.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium(), args: chromiumArguments },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
