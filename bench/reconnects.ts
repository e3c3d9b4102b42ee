import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import pino from 'pino';
import { WebSocket } from 'ws';
import { startGateway } from '../src/compose.ts';
import { describeProblems, loadConfig } from '../src/config/index.ts';
import { encodeId } from '../src/model/ids.ts';
import { systemClock } from '../src/ports/clock.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { count, optionsOf } from './options.ts';

/**
 * Clients that lose their connection again and again, each as often as is asked for, and resume with `after`, while events are
 * written all the time: each has to see every event once. Ends with exit code 1 where one does not. Everything runs in this
 * process.
 *
 *   npx node bench/reconnects.ts [--clients 50] [--reconnects 20]
 */
const { clients, reconnects } = optionsOf({ clients: count(50), reconnects: count(20) });
const query = `subscription ($after: ID) { wrapUpEvents(after: $after) { id } }`;

const sandbox = await startSandbox({ clock: systemClock, people: 60, frozen: true, vendors: ['TENIOS'] });
const tree = { auth: { mode: 'none' }, server: { port: 0 }, store: { path: ':memory:' }, sources: sandbox.sources };
const loaded = loadConfig(JSON.stringify(tree), 'json', {});
if ('problems' in loaded) throw new Error(describeProblems(loaded.problems));
const gateway = await startGateway(loaded.config, { clock: systemClock, log: pino({ level: 'silent' }) });
const address = new URL('graphql', gateway.url);

/** Takes ids from a subscription until there are enough, then goes away without a word. */
async function follow(after: string | null, enough: () => boolean, taken: string[]): Promise<void> {
  const socket = new WebSocket(address, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables: { after } } }));
  await new Promise<void>((resolve, reject) => {
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.on('message', (text) => {
      const { type, payload } = JSON.parse(String(text));
      if (type === 'error') reject(new Error(JSON.stringify(payload)));
      if (type === 'next') taken.push(payload.data.wrapUpEvents.id);
      if (enough()) resolve();
    });
  });
  socket.removeAllListeners().terminate();
}

const agents = sandbox.centre.agentsAt('TENIOS');
const [queue] = sandbox.centre.queuesAt('TENIOS');
let isDone = false;
let written = 0;

/** Wraps an agent's calls up again and again: three events each time. */
async function write(agent: (typeof agents)[number]): Promise<void> {
  const agentId = encodeId('Agent', { sourceId: 'tenios-de', externalId: agent.id });
  while (!isDone) {
    if (queue) sandbox.centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 5_000 });
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation { extendWrapUp(input: { agentId: "${agentId}", by: 20000 }) { errors { code } }
          cancelWrapUp(input: { agentId: "${agentId}" }) { errors { code } } }`,
      }),
    });
    const { data } = (await response.json()) as { data: Record<string, { errors: unknown[] }> };
    if (Object.values(data).some(({ errors }) => errors.length > 0)) throw new Error(JSON.stringify(data));
    written += 3;
  }
}

/** Follows without a break, for comparison. */
const all: string[] = [];
let first = (): void => {};
const begun = new Promise<void>((resolve) => {
  first = resolve;
});
const isWhole = (): boolean => {
  if (all.length > 0) first();
  return isDone && all.length === written;
};
const witness = follow(null, isWhole, all);
const writers = agents.slice(0, 8).map(write);
await begun;
const place = all[0] ?? '';
const started = performance.now();

const seen = await Promise.all(
  Array.from({ length: clients }, async (_, client) => {
    const ids = [place];
    for (let time = 0; time < reconnects; time++) {
      const enough = ids.length + 1 + ((7 * client + 13 * time) % 40);
      await follow(ids.at(-1) ?? null, () => ids.length >= enough, ids);
    }
    return ids;
  }),
);
const seconds = (performance.now() - started) / 1000;
isDone = true;
await Promise.all(writers);
await Promise.race([witness, new Promise((resolve) => setTimeout(resolve, 5_000))]);

const faults = seen.filter((ids) => ids.some((one, index) => one !== all[index])).length;
const repeated = all.length - new Set(all).size;
process.stdout.write(
  `${clients * reconnects} reconnects in ${seconds.toFixed(1)} s, ${written} events written, ${seen.flat().length} received
  ${faults} clients missed or repeated an event; ${repeated} ids given twice\n`,
);
process.exit(faults + repeated === 0 && all.length === written ? 0 : 1);
