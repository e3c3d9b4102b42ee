import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ofVendors } from './marks.ts';

/** What a vendor was asked, with every credential that came along. */
interface Heard {
  readonly line: string;
  readonly headers: string;
  readonly body: string;
}

type Tell = (response: ServerResponse, heard: Heard) => void;

/** Headers cannot hold line breaks or what is no Latin. */
const header = (text: string): string => encodeURI(text).slice(0, 4_000);
const everything = ({ line, headers, body }: Heard): string =>
  `${ofVendors.stack} at http://${ofVendors.host}/ ${line} ${headers} ${body}`;
const headersOf = (heard: Heard) => ({
  'x-served-by': ofVendors.host,
  'x-debug': header(everything(heard)),
  'www-authenticate': `Basic realm="${ofVendors.header} ${header(heard.headers).replaceAll('"', '')}"`,
  'set-cookie': `session=${ofVendors.cookie}`,
});

const told =
  (status: number, type: string, body: (heard: Heard) => string, more: Record<string, string> = {}): Tell =>
  (response, heard) => {
    response.writeHead(status, ofVendors.status, { ...headersOf(heard), 'content-type': type, ...more });
    response.end(body(heard));
  };

const json = (heard: Heard) =>
  JSON.stringify({
    error_code: everything(heard),
    error_message: everything(heard),
    error: { code: everything(heard), message: everything(heard) },
    errors: [{ code: everything(heard), description: everything(heard) }],
    status: everything(heard),
    message: everything(heard),
    code: everything(heard),
  });
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const fault = (heard: Heard) =>
  `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>${xml(heard.body)}</faultcode><faultstring>${xml(everything(heard))}</faultstring><detail><message>${xml(everything(heard))}</message></detail></soap:Fault></soap:Body></soap:Envelope>`;

/** Ways in which a vendor tells everybody what it was told. */
export const tellings: Readonly<Record<string, Tell>> = {
  'fails with a stack trace': told(500, 'text/plain', everything),
  'refuses in JSON': told(400, 'application/json', json),
  'refuses in words': told(422, 'text/plain', everything),
  'answers JSON that says nothing else': told(200, 'application/json', json),
  'answers with a page': told(200, 'text/html', (heard) => `<html><body>${everything(heard)}</body></html>`),
  'answers with what is nearly JSON': told(200, 'application/json', (heard) => `{"secret": ${everything(heard)}`),
  'answers with what is nearly XML': told(200, 'text/xml', (heard) => `<a b="${everything(heard)}"><${heard.body}`),
  'faults as SOAP does': told(500, 'text/xml', fault),
  'faults in an answer': told(200, 'text/xml', fault),
  'wants other credentials': told(401, 'application/json', json),
  'forbids it': told(403, 'text/html', everything),
  'sends elsewhere': (response, heard) => {
    const location = `http://${ofVendors.host}/?${header(everything(heard)).replaceAll(' ', '+')}`;
    response.writeHead(302, ofVendors.status, { ...headersOf(heard), location }).end(everything(heard));
  },
  'asks for fewer requests': told(429, 'text/plain', everything, { 'retry-after': ofVendors.header }),
  'is not there for now': told(503, 'text/plain', everything, { 'retry-after': '3600' }),
  'makes up a status': told(299, 'application/json', json),
  'speaks no HTTP': (response, heard) => {
    response.socket?.end(`${ofVendors.status} ${everything(heard)}\r\n\r\n`);
  },
  'has a header that is none': (response, heard) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\n${ofVendors.header} ${everything(heard)}\r\n\r\n`);
  },
  'breaks off': (response, heard) => {
    response.writeHead(200, { ...headersOf(heard), 'content-length': '1000000' });
    response.write(everything(heard), () => response.destroy());
  },
};

export interface Telltale {
  readonly url: string;
  /** Everything that it was told so far. */
  readonly heard: readonly string[];
  tell: Tell;
  close(): Promise<void>;
}

async function heardOf(request: IncomingMessage): Promise<Heard> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const line = `${request.method} ${request.url}`;
  return { line, headers: JSON.stringify(request.rawHeaders), body: Buffer.concat(chunks).toString() };
}

/** A vendor of any kind that says aloud whatever it is told. */
export async function startTelltale(): Promise<Telltale> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    void heardOf(request).then((one) => {
      heard.push(`${one.line}\n${one.headers}\n${one.body}`);
      telltale.tell(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on port 0 has an address of this form.
  const { port } = server.address() as AddressInfo;
  const telltale: Telltale = {
    url: `http://127.0.0.1:${port}`,
    heard,
    tell: (response) => void response.writeHead(500).end(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return telltale;
}
