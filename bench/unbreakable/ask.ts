import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a client got: the payload, or how it failed to get one. */
export interface Got {
  /** 0 where there was no answer at all. */
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the document selected
  readonly data: any;
  /** Codes of the errors beside the data. */
  readonly codes: readonly string[];
  /** Milliseconds. */
  readonly took: number;
}

/** `fetch` would cost the clients more than the service. */
const agent = new Agent({ keepAlive: true });

/** Sends an operation as a client does, and never rejects. */
export async function ask(url: string, query: string, variables: object = {}, token?: string): Promise<Got> {
  const begun = performance.now();
  const got = (status: number, data: unknown = null, codes: readonly string[] = []): Got => ({
    status,
    data,
    codes,
    took: performance.now() - begun,
  });
  try {
    const { status, body } = await post(url, JSON.stringify({ query, variables }), token);
    const { data, errors = [] } = JSON.parse(body) as { data?: unknown; errors?: { extensions?: object }[] };
    return got(status, data, errors.map(codeOf));
  } catch {
    return got(0);
  }
}

function post(url: string, sent: string, token: string | undefined): Promise<{ status: number; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  const outgoing = request(new URL('graphql', url), {
    agent,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(sent),
      ...(token && { authorization: `Bearer ${token}` }),
    },
  });
  outgoing.once('error', reject);
  outgoing.once('response', (incoming) => {
    text(incoming).then((body) => resolve({ status: incoming.statusCode ?? 0, body }), reject);
  });
  outgoing.end(sent);
  return promise;
}

const codeOf = ({ extensions = {} }: { extensions?: object }): string =>
  'code' in extensions ? String(extensions.code) : 'no code';
