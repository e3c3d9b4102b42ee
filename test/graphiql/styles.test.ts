import { basename } from 'node:path';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { fontsAsFiles } from '../../src/graphiql/styles.ts';

const font = (content: string): string => `data:font/woff2;base64,${Buffer.from(content).toString('base64')}`;

test('each font of a sheet becomes a file, also where fonts begin and end alike', async () => {
  const middles = ['Latin', 'Greek'];
  const fonts = middles.map((middle) => `${'head'.repeat(30)}${middle}${'tail'.repeat(30)}`);
  const contents = fonts.map((one, index) => `@font-face{font-family:f${index};src:url(${font(one)})}`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, loader: 'css' },
    bundle: true,
    write: false,
    outdir: 'out',
    plugins: [fontsAsFiles],
  });
  const sheet = outputFiles.find(({ path }) => path.endsWith('.css'))?.text ?? '';
  const files = outputFiles.filter(({ path }) => path.endsWith('.woff2'));
  expect(files.map(({ text }) => text).toSorted()).toEqual(fonts.toSorted());
  for (const { path } of files) expect(sheet).toContain(`url("./${basename(path)}")`);
  expect(sheet).not.toContain('data:');
});
