/** Addresses of the files that the page starts from. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
}

/** The page around GraphiQL. Nothing in it is inline, so that the Content-Security-Policy can forbid inline scripts. */
export function pageHtml({ script, style, icon }: PageParts): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Trunkline</title>
    <link rel="icon" type="image/svg+xml" href="${icon}">
    <link rel="stylesheet" href="${style}">
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <div id="graphiql"></div>
    <noscript>GraphiQL needs JavaScript. The API itself does not: it answers POST requests at /graphql.</noscript>
  </body>
</html>
`;
}
