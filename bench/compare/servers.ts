import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../test/kit/free-port.ts';
import { type Running, started } from './processes.ts';
import { sinchSource, teniosSource, worldOf } from './world.ts';

/** The servers that are compared, and how each is started. */

/** Where a server's vendors are. */
export interface Surroundings {
  readonly upstream: number;
  readonly agents: number;
}

export interface ServerKind {
  readonly title: string;
  /** It has an address a query and knows no GraphQL. */
  readonly plain: boolean;
  start(surroundings: Surroundings): Promise<Running>;
}

const here = (file: string): string => join(import.meta.dirname, file);

/** A program beside this one that takes its port and its vendors as options. */
const ownProgram =
  (file: string) =>
  async ({ upstream, agents }: Surroundings): Promise<Running> => {
    const port = await freePort();
    return await started(here(file), ['--port', `${port}`, '--upstream', `${upstream}`, '--agents', `${agents}`], port);
  };

/** Trunkline as its users start it, with nothing set but where its vendors are, and `extra` for each of them. */
const trunkline =
  (extra: object) =>
  async ({ upstream, agents }: Surroundings): Promise<Running> => {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-compare-'));
    const config = {
      auth: { mode: 'none' },
      server: { port },
      sources: [
        {
          id: sinchSource,
          vendor: 'SINCH',
          baseUrl: `http://127.0.0.1:${upstream}/RI/rmi`,
          auth: { type: 'basic', username: 'u', password: 'p' },
          ...extra,
        },
        {
          id: teniosSource,
          vendor: 'TENIOS',
          baseUrl: `http://127.0.0.1:${upstream}`,
          accessKey: 'key',
          agents: worldOf(agents).tenios.map(({ email, name }) => ({ email, name })),
          ...extra,
        },
      ],
    };
    const file = join(folder, 'trunkline.json');
    writeFileSync(file, JSON.stringify(config));
    const running = await started(here('../../src/trunkline.js'), ['serve', '--config', file], port, folder);
    return {
      ...running,
      async stop() {
        await running.stop();
        rmSync(folder, { recursive: true });
      },
    };
  };

export const servers: Readonly<Record<string, ServerKind>> = {
  direct: { title: 'Direct', plain: true, start: ownProgram('direct.ts') },
  trunkline: { title: 'Trunkline', plain: false, start: trunkline({}) },
  'trunkline-0s': { title: 'Trunkline, `cacheFor: 0s`', plain: false, start: trunkline({ cacheFor: '0s' }) },
  usual: { title: 'Apollo Server, Express', plain: false, start: ownProgram('peers/usual.mjs') },
  mercurius: { title: 'mercurius, graphql-jit', plain: false, start: ownProgram('peers/mercurius.mjs') },
  yoga: { title: 'graphql-yoga', plain: false, start: ownProgram('peers/yoga.mjs') },
  mesh: { title: 'GraphQL Mesh, Hive Gateway', plain: false, start: ownProgram('peers/mesh.mjs') },
};

/** Starts the simulated vendors. */
export async function startUpstream(agents: number, latency: number): Promise<Running> {
  const port = await freePort();
  return await started(
    here('upstream.ts'),
    ['--port', `${port}`, '--agents', `${agents}`, '--latency', `${latency}`],
    port,
  );
}
