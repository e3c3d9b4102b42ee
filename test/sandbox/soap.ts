import { type Element, readXml } from '../../src/sandbox/engage/xml/read.ts';
import type { Row } from './kit.ts';

const namespace = 'http://www.soundbite.com/SOAPAPI2/110';
const wsse = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const passwordText = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText';

/** An answer of the service: its data, its warnings as `CODE message`, or the code and message of its Fault. */
export interface SoapAnswer {
  readonly status: number;
  readonly data: readonly Row[];
  readonly warnings: readonly string[];
  readonly fault: string | null;
}

export type Soap = (method: string, ...inside: readonly string[]) => Promise<SoapAnswer>;

/** Asks as the sandbox's own user; what is in the method's element is written out by the test. */
export const soapAsker =
  (baseUrl: string): Soap =>
  async (method, ...inside) =>
    read(await send(baseUrl, envelope(method, inside.join(''))));

/** Username and password stand in it as they are given, escaped already. */
export function envelope(method: string, inside: string, username = 'sandbox', password = 'sandbox-password'): string {
  return `<?xml version="1.0"?>
    <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sb="${namespace}"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <soapenv:Header><wsse:Security xmlns:wsse="${wsse}" soapenv:mustUnderstand="1"><wsse:UsernameToken>
        <wsse:Username>${username}</wsse:Username>
        <wsse:Password Type="${passwordText}">${password}</wsse:Password>
      </wsse:UsernameToken></wsse:Security></soapenv:Header>
      <soapenv:Body><sb:${method}>${inside}</sb:${method}></soapenv:Body>
    </soapenv:Envelope>`;
}

export function send(baseUrl: string, body: string, version = '110'): Promise<Response> {
  return fetch(`${baseUrl}/ContactCenterManagementService${version}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body,
  });
}

export async function read(response: Response): Promise<SoapAnswer> {
  const body = readXml(await response.text()).children[0];
  const [answer] = body?.children ?? [];
  if (answer === undefined) throw new Error('The answer has no body.');
  const { status } = response;
  if (answer.name === 'Fault') {
    const { faultcode, faultstring, detail } = valuesOf(answer) as Record<string, unknown>;
    const inner = detail as { fault: { code: string; message: string } };
    if (inner.fault.code !== faultcode || inner.fault.message !== faultstring)
      throw new Error('The Fault says two things.');
    return { status, data: [], warnings: [], fault: `${String(faultcode)} ${String(faultstring)}` };
  }
  const result = answer.children[0]?.children ?? [];
  const all = (name: string) => result.filter((each) => each.name === name).map((each) => valuesOf(each) as Row);
  return {
    status,
    data: all('data'),
    warnings: all('warnings').map(({ code, message }) => `${String(code)} ${String(message)}`),
    fault: null,
  };
}

/** Text, null for nil, an object; a list where an element comes several times. */
function valuesOf({ children, text, attributes }: Element): unknown {
  if (attributes.get('{http://www.w3.org/2001/XMLSchema-instance}nil') === 'true') return null;
  if (children.length === 0) return text;
  const values: Record<string, unknown> = {};
  for (const { name } of children) {
    const same = children.filter((child) => child.name === name).map(valuesOf);
    values[name] = same.length === 1 ? same[0] : same;
  }
  return values;
}

/** `<arg2>` and the like; the type is said by xsi:type. */
export function arg(number: number, inside: string, type?: string): string {
  return `<arg${number}${type === undefined ? '' : ` xsi:type="sb:${type}"`}>${inside}</arg${number}>`;
}

export const internal = (id: unknown): string => `<internalId>${String(id)}</internalId>`;
export const external = (id: unknown): string => `<externalId>${String(id)}</externalId>`;
export const attribute = (name: string, value: string): string =>
  `<attributes><name>${name}</name><value>${value}</value></attributes>`;
export const acme = '<parent xsi:type="sb:Account"><externalId>Acme</externalId></parent>';
