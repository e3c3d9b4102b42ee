/**
 * What the page uses of its libraries and of the browser. React brings no types of its own, and the browser's types would
 * leak into the server's code, so the few names in use are declared here.
 */
declare module 'react' {
  /** A description of something to show. */
  export interface ReactElement {
    readonly type: unknown;
  }
  /** Describes a component with its properties and children. */
  export function createElement<P>(
    type: (props: P) => ReactElement,
    props: P,
    ...children: (ReactElement | string)[]
  ): ReactElement;
}

declare module 'react-dom/client' {
  import type { ReactElement } from 'react';
  /** Takes over an element of the page. */
  export function createRoot(element: object): { render(what: ReactElement): void };
}

declare module 'graphiql' {
  import type { ReactElement } from 'react';
  import type { Answer } from './answer-in.ts';
  import type { Operation, RequestOptions } from './fetcher.ts';
  import type { PageStorage } from './page-storage.ts';
  import type { Observable } from './stream.ts';

  /** The properties that the page sets; https://graphiql-test.netlify.app/typedoc/modules/graphiql.html has them all. */
  export interface GraphiQLProps {
    readonly fetcher: (operation: Operation, options?: RequestOptions) => Promise<Answer> | Observable;
    readonly storage: PageStorage;
    readonly defaultTabs: { query: string; variables: string | null }[];
    readonly defaultEditorToolsVisibility: boolean | 'variables' | 'headers';
    readonly isHeadersEditorEnabled: boolean;
    readonly shouldPersistHeaders: boolean;
    readonly inputValueDeprecation: boolean;
    readonly schemaDescription: boolean;
  }
  export const GraphiQL: {
    (props: GraphiQLProps): ReactElement;
    readonly Logo: (props: object) => ReactElement;
  };
}
