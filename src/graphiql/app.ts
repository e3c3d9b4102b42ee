/** The page's own script: GraphiQL over this server's endpoint, with the examples as its first tabs. Bundled by build.ts. */
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { Example } from './examples.ts';
import { fetchAnswers } from './fetcher.ts';
import { type PageStorage, withoutHeaders } from './page-storage.ts';

/** Put in by bundle.ts. */
declare const TRUNKLINE_EXAMPLES: readonly Example[];
/** Put in by bundle.ts: the address of each of the editor's workers. */
declare const TRUNKLINE_WORKERS: { readonly editor: string; readonly graphql: string; readonly json: string };

declare const document: { getElementById(id: string): object };
declare const window: {
  readonly localStorage: PageStorage;
  /** Where Monaco, the editor, looks for its workers. */
  MonacoEnvironment: { getWorker(id: string, label: string): object };
};
declare const Worker: new (url: string, options: { name: string }) => object;

window.MonacoEnvironment = {
  getWorker: (_id, label) => {
    const url = label === 'graphql' || label === 'json' ? TRUNKLINE_WORKERS[label] : TRUNKLINE_WORKERS.editor;
    return new Worker(url, { name: label });
  },
};

const page = createElement(
  GraphiQL,
  {
    fetcher: fetchAnswers,
    storage: withoutHeaders(window.localStorage),
    defaultTabs: TRUNKLINE_EXAMPLES.map(({ query, variables }) => ({ query, variables })),
    defaultEditorToolsVisibility: true,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
    inputValueDeprecation: true,
    schemaDescription: true,
  },
  createElement(GraphiQL.Logo, {}, 'Trunkline'),
);

createRoot(document.getElementById('graphiql')).render(page);
