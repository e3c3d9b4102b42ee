/**
 * `node src/graphiql/build.ts` bundles GraphiQL into dist/graphiql. With `--if-stale` it does so only when something has
 * changed since the last build, and leaves things as they are where the development packages are not installed.
 */
import { fingerprint } from './fingerprint.ts';
import { builtFolder, readManifest } from './manifest.ts';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

async function rebuild(): Promise<void> {
  const [{ bundle }, { pack }] = await Promise.all([import('./bundle.ts'), import('./pack.ts')]);
  const made = await bundle();
  const sizes = await pack(made, builtFolder, await fingerprint(made.packages));
  say(
    `GraphiQL is built: ${kilobytes(sizes.identity)}, ${kilobytes(sizes.gzip)} as gzip, ${kilobytes(sizes.br)} as brotli.`,
  );
}

async function refresh(): Promise<void> {
  if ((await fingerprint(['graphiql', 'react', 'react-dom'])) === undefined) {
    say('GraphiQL is left as it is: its packages are not installed (npm ci without --omit=dev installs them).');
    return;
  }
  const built = await readManifest(builtFolder);
  const digest = built && (await fingerprint(built.packages));
  if (digest !== undefined && digest === built?.digest) say('GraphiQL is up to date.');
  else await rebuild();
}

await (process.argv.includes('--if-stale') ? refresh() : rebuild());
