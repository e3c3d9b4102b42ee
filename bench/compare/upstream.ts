import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import { agentRow, contactRow, statusRow } from './rows.ts';
import { worldOf } from './world.ts';

/**
 * The simulated vendors of the comparison, both on one port: Sinch RMI below /RI/rmi and TENIOS's agent state. Every row is
 * rendered before the first request, so that what is measured is who asks and not who answers.
 *
 *   npx node bench/compare/upstream.ts --port 9000 [--agents 200] [--latency 20]
 *
 * GET /calls tells how often each path was asked, itself left out.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    agents: { type: 'string', default: '200' },
    latency: { type: 'string', default: '0' },
  },
});
const latency = Number(values.latency);
const world = worldOf(Number(values.agents));

/** A thing that a list can hold: its place by id and by name, and its rows as JSON, several or none. */
interface Piece {
  readonly byId: number;
  readonly byName: number;
  readonly rows: Buffer | null;
}
type Pieces = ReadonlyMap<string, Piece>;

const rendered = (rows: readonly object[]): Buffer | null =>
  rows.length === 0 ? null : Buffer.from(rows.map((row) => JSON.stringify(row)).join(','));

function piecesOf<T extends { id: string; name: string }>(
  things: readonly T[],
  rowsOf: (thing: T, number: number) => readonly object[],
): Pieces {
  const places = things
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map((thing, place) => [thing, place] as const);
  const byName = new Map(places);
  return new Map(
    things.map((thing, number) => [
      thing.id,
      { byId: number, byName: byName.get(thing) ?? 0, rows: rendered(rowsOf(thing, number)) },
    ]),
  );
}

const lists: Readonly<Record<string, { readonly ids: string; readonly pieces: Pieces }>> = {
  '/RI/rmi/agents': { ids: 'id', pieces: piecesOf(world.sinch, (agent) => [agentRow(agent)]) },
  // An agent's contacts are in the order of arrival, which is that of their ids too.
  '/RI/rmi/contacts': {
    ids: 'agentId',
    pieces: piecesOf(world.sinch, (agent) => agent.contacts.map((contact) => contactRow(agent, contact))),
  },
  '/RI/rmi/queueStatuses': {
    ids: 'id',
    pieces: piecesOf(world.queues, (queue, number) => [statusRow(queue, number)]),
  },
};
const states = new Map(
  world.tenios.map(({ email, state }) => [email, Buffer.from(JSON.stringify({ email, state }))] as const),
);

const calls: Record<string, number> = {};
const open = Buffer.from('[');
const comma = Buffer.from(',');
const close = Buffer.from(']');

/** The value of a query's parameter. Ids have no character that would be written otherwise in a URL; commas may be. */
function parameter(query: string, name: string): string | undefined {
  const parts = `&${query}`.split(`&${name}=`);
  return parts[1]?.split('&', 1)[0]?.replaceAll('%2C', ',');
}

/** The rows of the ids that are asked for, everybody's where none are; null when one is malformed. */
function list({ ids, pieces }: { ids: string; pieces: Pieces }, query: string): Buffer | null {
  const asked = parameter(query, ids)?.split(',') ?? [...pieces.keys()];
  if (asked.some((id) => id.length !== 32)) return null;
  const found = asked.flatMap((id) => pieces.get(id) ?? []);
  const key = parameter(query, 'sort') === 'name' ? 'byName' : 'byId';
  found.sort((one, other) => one[key] - other[key]);
  const parts: Buffer[] = [open];
  for (const { rows } of found)
    if (rows !== null) {
      if (parts.length > 1) parts.push(comma);
      parts.push(rows);
    }
  parts.push(close);
  return Buffer.concat(parts);
}

function send(response: ServerResponse, status: number, type: string, body: Buffer | string): void {
  const answer = (): void => {
    response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  };
  if (latency === 0) answer();
  else setTimeout(answer, latency);
}

const json = 'application/json;charset=UTF-8';

function state(request: IncomingMessage, response: ServerResponse): void {
  let body = '';
  request.setEncoding('latin1');
  request.on('data', (part: string) => {
    body += part;
  });
  request.on('end', () => {
    const { access_key, email } = JSON.parse(body);
    const known = access_key === 'key' ? states.get(email) : undefined;
    if (known) send(response, 200, json, known);
    else send(response, 400, json, '{"error_code":"AGENT_NOT_FOUND","error_message":"Agent not found.","fields":[]}');
  });
}

const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  const url = request.url ?? '';
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  if (path === '/calls') {
    response.end(JSON.stringify(calls));
    return;
  }
  calls[path] = (calls[path] ?? 0) + 1;
  const known = lists[path];
  if (path === '/acd/agent-state/retrieve') state(request, response);
  else if (known === undefined) send(response, 404, 'text/plain', 'HTTP 404 Not Found');
  else {
    const body = list(known, url.slice(mark + 1));
    if (body) send(response, 200, json, body);
    else send(response, 400, 'text/plain', 'Invalid GUID');
  }
});
server.listen(Number(values.port), '127.0.0.1');
