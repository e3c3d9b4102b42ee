import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { commandLine } from './kit.ts';

const run = commandLine();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ clock: new ManualClock(), frozen: true, people: 4, warmUp: 0 });
});
afterAll(() => sandbox.close());

const folder = mkdtempSync(join(tmpdir(), 'trunkline-cli-manifest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A configuration that names a manifest of these documents, both in the folder where the command runs. */
function configured(documents: object): void {
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(documents));
  const tree = {
    auth: { mode: 'none' },
    server: { port: 0, persistedDocuments: { path: './manifest.json' } },
    store: { path: ':memory:' },
    sources: [sandbox.sources[0]],
  };
  writeFileSync(join(folder, 'trunkline.json'), JSON.stringify(tree));
}

const problems = `server.persistedDocuments.path: "b": Cannot query field "zork" on type "Query".
server.persistedDocuments.path: "c": Syntax Error: Expected Name, found <EOF>.
`;

describe('a manifest with problems', () => {
  test.each(['check', 'serve'])('%s tells all of them and ends with 1', async (name) => {
    configured({ a: '{ sources { id } }', b: '{ zork }', c: '{' });
    const command = run([name, '--config', 'trunkline.json'], {}, folder);
    expect(await command.ended).toBe(1);
    expect(command.output.err).toBe(problems);
    // The sources are asked all the same, so that everything is told at once.
    expect(command.output.out).toBe(name === 'check' ? 'tenios-de: answers\n' : '');
  });
});

test('serve says that it runs a manifest', async () => {
  configured({ a: '{ sources { id } }' });
  const command = run(['serve', '--config', 'trunkline.json'], {}, folder);
  const [, url = ''] = await command.says(/Trunkline is ready\. It runs the documents of its manifest: (\S+)/);
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ documentId: 'a' }) });
  expect(await answer.json()).toEqual({ data: { sources: [{ id: expect.any(String) }] } });
  command.kill('SIGTERM');
  expect(await command.ended).toBe(0);
});
