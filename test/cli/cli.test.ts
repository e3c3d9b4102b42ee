import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { printedSchema } from '../../src/schema.ts';
import { commandLine } from './kit.ts';

const run = commandLine();
const folder = mkdtempSync(join(tmpdir(), 'trunkline-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const ask = async (url: string, query: string): Promise<unknown> => {
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
};

describe('trunkline', () => {
  test('without a configuration plays a contact centre, and ends with 0 on SIGTERM', async () => {
    const command = run([], { PORT: '0' }, folder);
    const [, url = ''] = await command.says(/GraphiQL: (\S+)/);
    expect(await ask(url, '{ sources { vendor health { status } } }')).toEqual({
      data: {
        sources: [
          { vendor: 'TENIOS', health: { status: 'UNKNOWN' } },
          { vendor: 'DEEPCALL', health: { status: 'UNKNOWN' } },
          { vendor: 'ENGAGE', health: { status: 'UNKNOWN' } },
          { vendor: 'SINCH', health: { status: 'UNKNOWN' } },
        ],
      },
    });
    command.kill('SIGTERM');
    expect(await command.ended).toBe(0);
    expect(command.output.err).toBe('');
    // What visitors do to simulated agents is not kept.
    expect(readdirSync(folder)).toEqual([]);
  });

  test('serves the vendors of a file, keeps its store beside it, and signs in at each for check', async () => {
    const sandbox = run(['sandbox', '--seed', '7', '--people', '20', '--queues', '6']);
    await sandbox.says(/type: basic/);
    await sandbox.says(/apiKey: \S+\n/);
    const config = file('trunkline.yaml', sandbox.output.out);

    const check = run(['check', '--config', config]);
    expect(await check.ended).toBe(0);
    expect(check.output.out).toBe('tenios-de: answers\ndeepcall-in: answers\nengage-us: answers\nsinch-fi: answers\n');

    const serve = run(['serve', '--config', config], { PORT: '0' }, folder);
    const [, url = ''] = await serve.says(/GraphiQL: (\S+)/);
    expect(await ask(url, '{ agents(first: 1) { nodes { email } failures { code } } }')).toMatchObject({
      data: { agents: { nodes: [{ email: expect.stringContaining('@acme.example') }], failures: [] } },
    });
    expect(existsSync(join(folder, 'trunkline.db'))).toBe(true);
    serve.kill('SIGINT');
    expect(await serve.ended).toBe(0);

    const wrong = parse(sandbox.output.out) as { sources: { accessKey?: string; baseUrl: string }[] };
    for (const source of wrong.sources) if (source.accessKey !== undefined) source.accessKey = 'not-the-key';
    const refused = run(['check', '--config', file('wrong.json', JSON.stringify(wrong))]);
    expect(await refused.ended).toBe(1);
    expect(refused.output.out).toBe(
      'tenios-de: VENDOR_UNAUTHORIZED: TENIOS Germany does not accept our credentials.\ndeepcall-in: answers\nengage-us: answers\nsinch-fi: answers\n',
    );
    sandbox.kill('SIGTERM');
    expect(await sandbox.ended).toBe(0);
  });

  test.each(['check', 'serve'])('%s says everything that is wrong with a file and starts nothing', async (name) => {
    const config = file(
      'bad.yaml',
      'auth: { mode: none }\nsources: [{ id: a, vendor: SINCH, bseUrl: x }]\nlimts: {}\n',
    );
    const command = run([name, '--config', config]);
    expect(await command.ended).toBe(1);
    expect(command.output.out).toBe('');
    expect(command.output.err).toContain('sources[0].bseUrl: is not a known key; did you mean baseUrl?');
    expect(command.output.err).toContain('limts: is not a known key; did you mean limits?');
  });

  test('says that its port is taken, and leaves nothing running', async () => {
    const first = run([], { PORT: '0' });
    const [, port = ''] = await first.says(/GraphiQL: http:\/\/127\.0\.0\.1:(\d+)\//);
    const second = run([], { PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.output.err).toMatch(/^trunkline: .*address already in use/);
  });

  test('schema prints the SDL', async () => {
    const command = run(['schema']);
    expect(await command.ended).toBe(0);
    expect(command.output.out).toBe(printedSchema());
  });

  test('schema leaves out what a gateway cannot take', async () => {
    const command = run(['schema', '--without-root-node', '--without-access-rules']);
    expect(await command.ended).toBe(0);
    expect(command.output.out).toBe(printedSchema({ rootNode: false, accessRules: false }));
    expect(command.output.out).not.toMatch(/@requiresScopes|@authenticated|type Viewer/);
  });

  test.each([
    [['serv'], 'There is no command "serv"'],
    [['serve', '--prot', '1'], "Unknown option '--prot'"],
    [['check'], 'trunkline check needs a file'],
  ])('%j is answered with a sentence and exit code 2', async (args, sentence) => {
    const command = run(args);
    expect(await command.ended).toBe(2);
    expect(command.output.err).toContain(sentence);
  });

  test.each([
    ['--people', '0'],
    ['--speed', 'fast'],
    ['--sinch-port', '70000'],
    ['--engage-port', '1.5'],
  ])('%s %s is refused', async (option, value) => {
    const command = run(['sandbox', option, value]);
    expect(await command.ended).toBe(1);
    expect(command.output.err).toMatch(new RegExp(`^trunkline: ${option} must be`));
  });
});
