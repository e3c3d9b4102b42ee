import type { Answer } from './gateway.ts';
import { rawSocket } from './raw-socket.ts';
import type { Standing } from './standing.ts';

/** What a client sends: `query`, `variables`, `extensions`, `documentId` and the like. */
export type Fields = Readonly<Record<string, unknown>>;

/** Asks something of a service and gives its first answer. */
export type Ask = (service: Standing, fields: Fields) => Promise<Partial<Answer>>;

const inAddress = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

async function firstEvent(response: Response): Promise<Partial<Answer>> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    return (await response.json()) as Partial<Answer>;
  let text = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    const [, data] = /event: next\ndata: (.*)\n\n/.exec(text) ?? [];
    // Leaving the loop hangs up.
    if (data !== undefined) return JSON.parse(data) as Partial<Answer>;
  }
  throw new Error(`No answer came: ${text}`);
}

const stream = { accept: 'text/event-stream' };

/** All ways to a service. */
export const carriers: Readonly<Record<string, Ask>> = {
  POST: async (service, fields) => (await service.post(fields)).json() as Promise<Partial<Answer>>,
  GET: async (service, fields) => (await service.get(inAddress(fields))).json() as Promise<Partial<Answer>>,
  'a socket': async (service, payload) => {
    const raw = await rawSocket(service);
    raw.say({ id: '1', type: 'subscribe', payload });
    await raw.hears(2);
    raw.socket.terminate();
    const { type, payload: heard } = raw.heard[1] ?? {};
    // Told by the server, in the shape of the protocol.
    return type === 'error' ? { errors: heard as Answer['errors'] & {} } : (heard as Partial<Answer>);
  },
  'an event stream by POST': async (service, fields) => firstEvent(await service.post(fields, stream)),
  'an event stream by GET': async (service, fields) => firstEvent(await service.get(inAddress(fields), stream)),
};

/** Those that carry subscriptions. */
export const streaming = Object.fromEntries(Object.entries(carriers).filter(([name]) => name.startsWith('a')));

export const codesOf = ({ errors }: Partial<Answer>): readonly unknown[] =>
  errors?.map(({ extensions }) => extensions.code) ?? [];
