import { type Answer, Refusal, xml } from '../answers.ts';
import type { Problem } from './problems.ts';
import { type Element, readXml, XmlError } from './xml/read.ts';
import { type Content, escapeXml, write } from './xml/write.ts';

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

/** A request as SOAP 1.1 wraps it. */
export interface Envelope {
  readonly header: Element | undefined;
  /** What is asked, named after the method. */
  readonly operation: Element;
}

/** @throws {Refusal} a Fault for what is no SOAP 1.1 */
export function readEnvelope(body: string): Envelope {
  const envelope = readDocument(body);
  if (envelope.name === 'Envelope' && envelope.namespace !== soap)
    throw fault({ code: 'soapenv:VersionMismatch', message: 'The envelope is not one of SOAP 1.1.' });
  const part = (name: string) => envelope.children.find((each) => each.name === name && each.namespace === soap);
  const [operation, ...others] = part('Body')?.children ?? [];
  if (envelope.name !== 'Envelope' || operation === undefined || others.length > 0)
    throw badRequest('The envelope has no body with one element in it.');
  return { header: part('Header'), operation };
}

function readDocument(body: string): Element {
  try {
    return readXml(body);
  } catch (thrown) {
    if (thrown instanceof XmlError) throw badRequest(thrown.message);
    throw thrown;
  }
}

/** What a method answers. */
export interface Result {
  readonly data?: Content;
  /** What of it was not done. */
  readonly warnings?: readonly Problem[];
}

/** @param method the operation's name; the answer's element is named after it */
export function answer(method: string, namespace: string, { data, warnings = [] }: Result): Answer {
  const items = warnings.map(({ code, message }) => ({ code, message }));
  const result = write('return', { data, warnings: items });
  return wrap(`<ns2:${method}Response xmlns:ns2="${escapeXml(namespace)}">${result}</ns2:${method}Response>`, 200);
}

/** A Fault with this problem's code. */
export function fault({ code, message }: Problem): Refusal {
  const parts = `<faultcode>${escapeXml(code)}</faultcode><faultstring>${escapeXml(message)}</faultstring>`;
  const detail = write('detail', { fault: { code, message } });
  return new Refusal(wrap(`<soapenv:Fault>${parts}${detail}</soapenv:Fault>`, 500));
}

/** A Fault of SOAP itself: the request makes no sense. It has no code of the service. */
export function badRequest(message: string): Refusal {
  return fault({ code: 'soapenv:Client', message });
}

const wrap = (inside: string, status: number) =>
  xml(
    `<soapenv:Envelope xmlns:soapenv="${soap}" xmlns:xsi="${instance}"><soapenv:Body>${inside}</soapenv:Body></soapenv:Envelope>`,
    status,
  );

/** The local part of xsi:type. @throws {Refusal} for a prefix that was never declared */
export function typeOf(element: Element): string | undefined {
  const written = element.attributes.get(`{${instance}}type`)?.trim();
  if (written === undefined) return undefined;
  const [prefix, name] = written.includes(':') ? written.split(':') : ['', written];
  if (!element.prefixes.has(prefix ?? '')) throw badRequest(`xsi:type: the prefix of ${written} is not declared.`);
  return name;
}

/** Says of itself that it has no value. */
export function isNil(element: Element): boolean {
  return ['true', '1'].includes(element.attributes.get(`{${instance}}nil`) ?? '');
}
