import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import * as map from './mapping.ts';
import { worldOf } from './world.ts';

/**
 * What a server without GraphQL comes to: one address a query, the fewest vendor calls (3, 3 and 20), at the same time
 * wherever their ids are known, by a bare keep-alive client with sockets to spare. It keeps nothing and shares nothing.
 *
 *   npx node bench/compare/direct.ts --port 9001 --upstream 9000 [--agents 200]
 */
const { values } = parseArgs({
  options: { port: { type: 'string' }, upstream: { type: 'string' }, agents: { type: 'string', default: '200' } },
});
const vendor = {
  host: '127.0.0.1',
  port: Number(values.upstream),
  agent: new Agent({ keepAlive: true, maxSockets: 256 }),
};
/** The agents of the TENIOS account, who cannot be listed, as Trunkline's configuration has them. */
const roster = new Map(worldOf(Number(values.agents)).tenios.map(({ email, name }) => [email, name]));

type Answer = Readonly<Record<string, unknown>>;

async function textOf(message: IncomingMessage): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  message.setEncoding('utf8');
  message.on('data', (part: string) => {
    text += part;
  });
  message.on('end', () => resolve(text));
  message.on('error', reject);
  return await promise;
}

async function call(path: string, body?: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const options =
    body === undefined
      ? { ...vendor, path, headers: map.sinchHeaders }
      : {
          ...vendor,
          path,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        };
  const outgoing = request(options, (message) => {
    if (message.statusCode === 200) textOf(message).then(resolve, reject);
    else reject(new Error(`${path} answered ${message.statusCode}`));
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return await promise;
}

/** The agents of these global ids, by name. */
async function agents(globalIds: readonly string[]): Promise<readonly Answer[]> {
  const ids = globalIds.map((id) => map.decoded(id).id);
  const contactsToCome = call(map.contactsPath(ids));
  const [rows, contactRows] = await Promise.all([
    call(map.agentsPath(ids)).then((text): readonly map.AgentRow[] => JSON.parse(text)),
    contactsToCome.then((text): readonly map.ContactRow[] => JSON.parse(text)),
  ]);
  const queues = new Set(rows.flatMap((row) => row.queues.queue.map(({ id }) => id)));
  const statusRows: readonly map.StatusRow[] = JSON.parse(await call(map.statusesPath([...queues])));
  const statuses = new Map(
    statusRows.map(({ id, inQueue, waitingDurationMax, agentsFree }) => [
      id,
      { waiting: inQueue, longestWait: waitingDurationMax, agentsFree },
    ]),
  );
  const contactsOf = Map.groupBy(contactRows, (contact) => contact.agentId);
  return rows.map((row) => {
    const contacts = contactsOf.get(row.id) ?? [];
    return {
      id: map.agentId(row.id),
      name: row.name,
      email: row.email,
      state: map.stateOf(row, contacts),
      queues: row.queues.queue.map(({ id, name }) => ({
        queue: { id: map.queueId(id), name, status: statuses.get(id) ?? null },
      })),
      activeContacts: contacts.map(({ id, channel, status, arrivalTime }) => ({
        id: map.contactId(id),
        channel,
        status: map.contactStatus(status),
        arrivedAt: arrivalTime,
      })),
    };
  });
}

async function teniosAgents(ids: readonly string[]): Promise<Answer> {
  const a = await Promise.all(
    ids.map(async (id) => {
      const email = map.decoded(id).id;
      const { state } = JSON.parse(await call(map.teniosPath, map.teniosBody(email)));
      return { id, name: roster.get(email) ?? null, email, state };
    }),
  );
  return { a, b: a.map(({ id, state }) => ({ id, state })) };
}

interface Variables {
  readonly id: string;
  readonly ids: readonly string[];
}

const answers: Readonly<Record<string, (variables: Variables) => Promise<Answer>>> = {
  '/q1': async ({ ids }) => ({ agents: { nodes: await agents(ids) } }),
  '/q2': async ({ id }) => ({ agent: (await agents([id]))[0] ?? null }),
  '/q3': ({ ids }) => teniosAgents(ids),
};

async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = answers[incoming.url ?? ''];
  if (answer === undefined) {
    response.writeHead(404).end();
    return;
  }
  const body = JSON.stringify({ data: await answer(JSON.parse(await textOf(incoming))) });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

createServer({ keepAliveTimeout: 65_000 }, (incoming, response) => {
  serve(incoming, response).catch(() => response.writeHead(502).end());
}).listen(Number(values.port), '127.0.0.1');
