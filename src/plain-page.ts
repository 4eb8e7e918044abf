/**
 * A page that needs nothing but itself: what is shown where the app's own files cannot be had. Its
 * words are sentences of ours, with nothing from outside in them.
 */
export function plainPage(heading: string, paragraphs: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
    <title>Kubecraft Journal</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="dark light" />
    <style>
      body {
        max-width: 36rem;
        margin: 15vh auto 0;
        padding: 1.5rem;
        background: light-dark(#fbfaf6, #0d1210);
        color: light-dark(#1c2622, #dfe9e4);
        font: 1rem / 1.6 ui-monospace, "SF Mono", Menlo, Consolas, monospace;
      }
      a {
        display: inline-block;
        padding: 0.6rem 1rem;
        border: 1px solid;
        border-radius: 0.5rem;
        color: light-dark(#0c7a45, #6fe3a1);
      }
    </style>
  </head>
  <body>
    <h1>${heading}</h1>
${paragraphs.map((paragraph) => `    <p>${paragraph}</p>`).join("\n")}
    <p><a href="">Try again</a></p>
  </body>
</html>
`;
}
