import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import preact from "@preact/preset-vite";
import { playwright } from "@vitest/browser-playwright";
import subsetFont from "subset-font";
import type { HtmlTagDescriptor, Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { chromiumArguments, findChromium } from "./tests/support/chromium.ts";

/**
 * No host but our own, no inline script or style, no string that becomes HTML or a script's address
 * unless one of the named policies made it (src/platform/trusted-urls.ts).
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
  "trusted-types app-sw app-worker app-backup app-exchange app-search",
].join("; ");

/** The policy stands first in the head of the built page; the development server needs inline scripts. */
function pagePolicy(): Plugin {
  return {
    name: "page-policy",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: () => [
        {
          tag: "meta",
          attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy },
          injectTo: "head-prepend",
        },
      ],
    },
  };
}

/** Screens of iPhones and iPads: width, height and pixel ratio, as CSS has them, upright. */
const phoneScreens = [
  [440, 956, 3],
  [430, 932, 3],
  [428, 926, 3],
  [420, 912, 3],
  [414, 896, 3],
  [414, 896, 2],
  [414, 736, 3],
  [402, 874, 3],
  [393, 852, 3],
  [390, 844, 3],
  [375, 812, 3],
  [375, 667, 2],
] as const;
const tabletScreens = [
  [1024, 1366, 2],
  [834, 1194, 2],
  [834, 1112, 2],
  [820, 1180, 2],
  [810, 1080, 2],
  [768, 1024, 2],
  [744, 1133, 2],
] as const;

/**
 * While an app starts from the home screen, iOS shows neither the manifest's colour nor its icon but a
 * picture of the screen's very pixels, if the page names one. `npm run pictures` draws those named here.
 */
function startupPictures(): Plugin {
  const upright = [...phoneScreens, ...tabletScreens].map(
    ([width, height, ratio]) => [width, height, ratio, "portrait"] as const,
  );
  const lying = tabletScreens.map((screen) => [...screen, "landscape"] as const);
  return {
    name: "startup-pictures",
    apply: "build",
    transformIndexHtml: () =>
      [...upright, ...lying].map(([width, height, ratio, orientation]) => {
        const [across, down] = orientation === "portrait" ? [width, height] : [height, width];
        return {
          tag: "link",
          attrs: {
            rel: "apple-touch-startup-image",
            media: `(device-width:${width}px) and (device-height:${height}px) and (-webkit-device-pixel-ratio:${ratio}) and (orientation:${orientation})`,
            href: `./splash/${across * ratio}x${down * ratio}.png`,
          },
          injectTo: "head",
        };
      }),
  };
}

/** The page without the white space that only its source needs. */
function tightPage(): Plugin {
  return {
    name: "tight-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replaceAll(/\s+/g, " ").replaceAll("> <", "><"),
    },
  };
}

/**
 * What the page needs to start, asked for in one breath at its very top: behind a policy in a `meta`
 * Chromium does not look ahead of its parser, which waits for src/theme.ts. That one runs before the
 * first paint, so it is a classic script of its own. The first script runs as soon as it is here, and
 * the font is here before the first text is laid out: a warm start takes 75 ms where it took 95.
 */
function startAtOnce(): Plugin {
  const script = /<script [^>]*src="([^"]*\/index-[^"]*)"[^>]*><\/script>/;
  const sheet = /<link rel="stylesheet" crossorigin href="([^"]*)"/;
  return {
    name: "start-at-once",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        if (!bundle)
          return [
            { tag: "script", attrs: { type: "module", src: "/src/theme.ts" }, injectTo: "head" },
          ];
        const files = Object.values(bundle);
        const theme = files.find(
          (file) => file.type === "chunk" && file.facadeModuleId?.endsWith("/src/theme.ts"),
        );
        const font = files.find(({ fileName }) => fileName.endsWith(".woff2"));
        const [first, style] = [script.exec(html)?.[1], sheet.exec(html)?.[1]];
        if (!theme || !font || first === undefined || style === undefined)
          throw new Error("The page has no theme, font, first script or style sheet.");
        const tags: HtmlTagDescriptor[] = [
          { tag: "link", attrs: { rel: "preload", as: "style", crossorigin: true, href: style } },
          { tag: "script", attrs: { async: true, src: first } },
          { tag: "script", attrs: { src: `./${theme.fileName}` } },
          {
            tag: "link",
            attrs: { rel: "preload", as: "font", crossorigin: true, href: `./${font.fileName}` },
          },
        ];
        return {
          html: html.replace(script, ""),
          tags: tags.map((tag) => ({ ...tag, injectTo: "head-prepend" as const })),
        };
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
        .replaceAll("__vitePreload(() => import(", "(import(")
        // What is taken out of a file by name is taken out once more by a function around it.
        .replaceAll(
          /__vitePreload\(async \(\) => \{\s*const (\{[^}]*\}) = await (import\("[^"]+"\)(?:\.then\(\(n\) => n\.\w+\))?);\s*return \1;\s*\}\)/g,
          "$2",
        ),
      map: null,
    }),
    load: (id) =>
      id.includes("vite/preload-helper")
        ? "export const __vitePreload = (load) => load();"
        : undefined,
  };
}

/**
 * Of marked only what reads: its renderer, its parser and an instance of everything are kept in by
 * statements at the end of its one file, which are 15 kB of the offline copy.
 */
function markedThatReads(): Plugin {
  const ending = /var \w+=new \w+;function \w+\(\w+,\w+\)\{return .*?;export\{(.*?)\};/s;
  return {
    name: "marked-that-reads",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/marked.esm.js")) return null;
      const names = ending.exec(code)?.[1]?.split(",") ?? [];
      const kept = names.filter((name) => / as (Lexer|Tokenizer)$/.test(name));
      if (kept.length !== 2) this.error("marked's file does not end as it did.");
      return { code: code.replace(ending, `;export{${kept.join(",")}};`), map: null };
    },
  };
}

/**
 * idb without its iterators, which nothing here uses: they put a second trap before every call of the
 * database, and some hundred bytes into the first load.
 */
function idbThatIsAsked(): Plugin {
  const iterators = /const advanceMethodProps = .*?(?=export \{)/s;
  return {
    name: "idb-that-is-asked",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/idb/build/index.js")) return null;
      if (!iterators.test(code)) this.error("idb's file does not end as it did.");
      return { code: code.replace(iterators, ""), map: null };
    },
  };
}

/**
 * The font as the app draws it: weights from 400 to 700 and no ligatures, which are turned off in the
 * style sheet. That is 18 kB where the package's file has 40.
 * @returns the path of the file
 */
async function drawnFont(): Promise<string> {
  const font = await readFile(`node_modules/${packagedFont}`);
  const characters = Array.from({ length: 0x2300 }, (_, point) => String.fromCodePoint(point));
  const drawn = await subsetFont(font, characters.join(""), {
    targetFormat: "woff2",
    noLayoutClosure: true,
    variationAxes: { wght: { min: 400, max: 700 } },
  });
  const folder = resolve("node_modules/.cache/kubecraft-journal");
  await mkdir(folder, { recursive: true });
  // Made beside and moved: a test server and a build may do it at the same time.
  const beside = resolve(folder, `${randomUUID()}.woff2`);
  await writeFile(beside, drawn);
  await rename(beside, resolve(folder, "jetbrains-mono.woff2"));
  return resolve(folder, "jetbrains-mono.woff2");
}

const packagedFont =
  "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2";

/** Where the first script leaves what the later ones import from it. */
const firstExports = "globalThis.journalExports";

const renamed = /([\w$]+) as ([\w$]+)/;

/**
 * The first script as a classic one. Chromium compiles a script ahead when the service worker stores
 * it, but only as a classic script: as a module it had none of its functions compiled at a start, which
 * took 14 to 19 ms of the main thread (`V8.CompileCode`) in every warm start. Modules cannot import
 * from it, so what it exports stands in one array, from which the later scripts take it by its place.
 */
function classicFirstScript(): Plugin {
  return {
    name: "classic-first-script",
    apply: "build",
    renderChunk(code, chunk, _options, { chunks }) {
      const first = Object.values(chunks).find(isFirst);
      if (!first) return null;
      if (isFirst(chunk)) {
        const statement = /\bexport \{([^}]*)\};?\s*$/;
        const locals = new Map(
          splitNames(statement.exec(code)?.[1]).map(([local, exported]) => [exported, local]),
        );
        const values = first.exports.map((name) => locals.get(name)).join(", ");
        const body = code.replace(statement, "");
        return { code: `(() => {${body}\n${firstExports} = [${values}];\n})();`, map: null };
      }
      const imported = /\bimport \{([^}]*)\} from "\.\/([^"]+)";/g;
      return {
        code: code.replaceAll(imported, (statement, names: string, from: string) => {
          if (from !== basename(first.fileName)) return statement;
          const places = splitNames(names).map(
            ([name, local]) => `${first.exports.indexOf(name)}: ${local}`,
          );
          return `const {${places.join(", ")}} = ${firstExports};`;
        }),
        map: null,
      };
    },
  };
}

function isFirst({ moduleIds }: { readonly moduleIds: readonly string[] }): boolean {
  return moduleIds.some((id) => id.endsWith("/src/main.tsx"));
}

/** `a as b, c` as pairs: what a name is and what it becomes. */
function splitNames(list = ""): readonly (readonly [string, string])[] {
  return list.split(",").flatMap((each) => {
    const name = each.trim();
    const [, from = name, to = name] = renamed.exec(name) ?? [];
    return name === "" ? [] : [[from, to] as const];
  });
}

/** Nobody looks at the signals of the built app with their tools: the code for them falls away. */
function signalsWithoutTools(): Plugin {
  return {
    name: "signals-without-tools",
    apply: "build",
    config: () => ({ define: { "window.__PREACT_SIGNALS_DEVTOOLS__": "false" } }),
  };
}

/**
 * The tokens of the style by names of one or two characters: they are written some 800 times, which is
 * 5 kB of the offline copy. A name that a script sets is no token and stays.
 */
function shortTokens(): Plugin {
  const name = /--[a-z][\w-]*/g;
  const declared = readFileSync("src/ui/styles/tokens.css", "utf8").match(/--[a-z][\w-]*(?=:)/g);
  const short = new Map(
    [...new Set(declared)].map((token, at) => [token, `--${at.toString(36)}`] as const),
  );
  return {
    name: "short-tokens",
    apply: "build",
    enforce: "pre",
    transform: (code, id) =>
      id.endsWith(".css")
        ? { code: code.replaceAll(name, (token) => short.get(token) ?? token), map: null }
        : null,
  };
}

let builtInto = "dist";

/** Where this build writes, for `withDigests`. */
function rememberFolder(): Plugin {
  return {
    name: "remember-folder",
    configResolved({ root, build }) {
      builtInto = resolve(root, build.outDir);
    },
  };
}

/** Each file of the offline copy with its digest: the service worker stores a version whole or not at all. */
async function withDigests<File extends { readonly url: string }>(files: readonly File[]) {
  const manifest = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(resolve(builtInto, file.url));
      const digest = createHash("sha256").update(bytes).digest("base64");
      return { ...file, integrity: `sha256-${digest}` };
    }),
  );
  return { manifest, warnings: [] };
}

/** Letters of short names; none makes the word that blockers of advertisements look for. */
const letters = "bcdefghijklmnopqrstuvwxyz";

/** Every class of the style modules, in the same order in every build. */
const classes = readdirSync("src/ui", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".module.css"))
  .flatMap((path) => {
    const names = readFileSync(`src/ui/${path}`, "utf8").match(/(?<=\.)[a-z][\w-]*/gi);
    return [...new Set(names)].map((name) => `${basename(path)} ${name}`);
  })
  .toSorted();

/** Class names of one or two letters: names of four, as digests gave them, cost 0.5 kB of the first load. */
function scopedName(name: string, path: string): string {
  const full = `${basename(path.split("?", 1)[0] ?? path)} ${name}`;
  const at = classes.indexOf(full);
  // A class that was written while the development server runs keeps its own name.
  if (at < 0) return full.replaceAll(/\W/g, "-");
  const [first, second] = [Math.floor(at / letters.length) - 1, at % letters.length];
  return (letters[first] ?? "") + (letters[second] ?? "");
}

export default defineConfig({
  base: "./",
  resolve: {
    alias: {
      react: "preact/compat",
      "react-dom": "preact/compat",
      "react/jsx-runtime": "preact/jsx-runtime",
      [packagedFont]: await drawnFont(),
    },
  },
  experimental: {
    // The icons as the page sees them: a classic script has no `import.meta` to reckon from.
    renderBuiltUrl: (file, { hostType }) =>
      hostType === "js" && file.endsWith(".svg") ? { runtime: `"./${file}"` } : { relative: true },
  },
  build: {
    // A font inlined as `data:` would need a hole in the policy and could not be cached apart.
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    // Browsers that have popovers have nesting and `light-dark()`: written out for older ones they cost 8 kB.
    cssTarget: ["chrome125", "firefox128", "safari17.5"],
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
      "diff/lib/diff/array.js",
      "fflate",
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
    classicFirstScript(),
    markedThatReads(),
    idbThatIsAsked(),
    plainImports(),
    signalsWithoutTools(),
    shortTokens(),
    preact({ devToolsEnabled: false, prefreshEnabled: false }),
    startAtOnce(),
    startupPictures(),
    pagePolicy(),
    tightPage(),
    rememberFolder(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      injectRegister: false,
      manifest: false,
      injectManifest: {
        // A service worker that is a module is not registered by every browser of our range.
        rollupFormat: "iife",
        manifestTransforms: [withDigests],
        globPatterns: ["index.html", "assets/**/*.{js,css,woff2,svg}", "icons/icon.svg"],
      },
    }),
  ],
  test: {
    // Nothing is timed here; a machine that is busy must not fail a property of a thousand cases.
    testTimeout: 60_000,
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
