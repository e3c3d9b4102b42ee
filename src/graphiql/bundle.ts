import { basename, join } from 'node:path';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import { readExamples } from './examples.ts';
import { pageHtml } from './page.ts';
import { editorSheetsOnce, fontsAsFiles } from './styles.ts';

/** A file to be served. */
export interface PageFile {
  readonly name: string;
  readonly contents: Uint8Array;
}

/** All that a build makes. */
export interface Bundle {
  readonly page: string;
  readonly files: readonly PageFile[];
  /** The npm packages whose code went in. */
  readonly packages: readonly string[];
}

const root = join(import.meta.dirname, '../..');

/** Where the page finds its files. */
const assetsPath = '/graphiql/assets';

const common = {
  absWorkingDir: root,
  outdir: 'dist/graphiql',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'silent',
  write: false,
  metafile: true,
} as const satisfies BuildOptions;

type Result = BuildResult<typeof common>;

/** The workers check what is typed, away from the page's thread. A worker cannot share the page's chunks: each is one file. */
const workers = {
  editor: 'node_modules/monaco-editor/esm/vs/editor/editor.worker.js',
  graphql: 'node_modules/monaco-graphql/esm/graphql.worker.js',
  json: 'node_modules/monaco-editor/esm/vs/language/json/json.worker.js',
};

/** Under the old names come CommonJS files whose parsers a bundle cannot see: Prettify would fail (graphiql issue 4092). */
const alias = {
  'prettier/parser-babel': 'prettier/plugins/babel',
  'prettier/parser-graphql': 'prettier/plugins/graphql',
};

const app = { app: 'src/graphiql/app.ts', page: 'src/graphiql/page.css', icon: 'src/graphiql/icon.svg' };

/**
 * Bundles GraphiQL with all it needs, in memory.
 *
 * @throws BuildFailure of esbuild when a source does not compile or a package is missing.
 */
export async function bundle(): Promise<Bundle> {
  const workerFiles = await build({ ...common, entryPoints: workers, format: 'iife' });
  const workerAddresses = Object.fromEntries(
    Object.entries(workers).map(([label, entry]) => [label, `${assetsPath}/${outputOf(entry, workerFiles)}`]),
  );
  const appFiles = await build({
    ...common,
    entryPoints: app,
    format: 'esm',
    splitting: true,
    alias,
    loader: { '.svg': 'copy' },
    plugins: [fontsAsFiles, editorSheetsOnce],
    define: {
      TRUNKLINE_WORKERS: JSON.stringify(workerAddresses),
      TRUNKLINE_EXAMPLES: JSON.stringify(readExamples()),
    },
  });
  const address = (entry: string): string => `${assetsPath}/${outputOf(entry, appFiles)}`;
  return {
    page: pageHtml({ script: address(app.app), style: address(app.page), icon: address(app.icon) }),
    files: [workerFiles, appFiles].flatMap(({ outputFiles }) =>
      outputFiles.map(({ path, contents }) => ({ name: basename(path), contents })),
    ),
    packages: packagesIn([workerFiles, appFiles]),
  };
}

function outputOf(entry: string, { metafile }: Result): string {
  const found = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry);
  if (found === undefined) throw new Error(`esbuild made nothing of ${entry}.`);
  return basename(found[0]);
}

function packagesIn(results: readonly Result[]): readonly string[] {
  const names = results
    .flatMap(({ metafile }) => Object.keys(metafile.inputs))
    .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter((name) => name !== undefined);
  return [...new Set(names)].sort();
}
