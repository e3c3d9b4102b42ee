import type { Arguments } from './client.ts';
import type { Elements } from './elements.ts';
import type { EngageSettings } from './settings.ts';
import type { Content } from './wire.ts';

/** Writes requests: SOAP 1.1 with the credentials in each. The same question is always the same text, so that it can be shared. */

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const instance = 'http://www.w3.org/2001/XMLSchema-instance';
const security = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const passwordText = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // As itself it would arrive as a line feed.
  '\r': '&#13;',
};

const escaped = (text: string): string => text.replace(/[&<>"'\r]/g, (character) => escapes[character] ?? character);

/** Control characters and halves of characters: XML 1.0 has no way to write them. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Writes the request for a method; null when something in it cannot be written in XML. */
export type EnvelopeWriter = (method: string, sent: Arguments) => string | null;

export function createEnvelopeWriter(settings: EngageSettings, elements: Elements): EnvelopeWriter {
  const { username, password, version, namespace = `http://www.soundbite.com/SOAPAPI2/${version}` } = settings;

  const token =
    `<wsse:Security xmlns:wsse="${security}"><wsse:UsernameToken><wsse:Username>${escaped(username)}</wsse:Username>` +
    `<wsse:Password Type="${passwordText}">${escaped(password)}</wsse:Password></wsse:UsernameToken></wsse:Security>`;

  function write(name: string, content: Content): string {
    if (content === undefined) return '';
    if (isList(content)) return content.map((each) => write(name, each)).join('');
    if (typeof content !== 'object') return `<${name}>${escaped(String(content))}</${name}>`;
    const { '@type': type, ...fields } = content;
    const said = type === undefined ? '' : ` xsi:type="api:${escaped(String(type))}"`;
    const inside = Object.entries(fields).map(([field, value]) => write(elements.written(field), value));
    return `<${name}${said}>${inside.join('')}</${name}>`;
  }

  return (method, sent) => {
    const inside = sent.map((content, index) => write(`${elements.written('arg')}${index + 1}`, content));
    const envelope =
      `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${soap}" xmlns:xsi="${instance}">` +
      `<soapenv:Header>${token}</soapenv:Header><soapenv:Body>` +
      `<api:${method} xmlns:api="${escaped(namespace)}">${inside.join('')}</api:${method}>` +
      '</soapenv:Body></soapenv:Envelope>';
    return unwritable.test(envelope) ? null : envelope;
  };
}

const isList = (content: Content): content is readonly Content[] => Array.isArray(content);
