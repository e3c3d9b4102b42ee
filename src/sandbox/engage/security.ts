import type { Refusal } from '../answers.ts';
import { fault } from './envelope.ts';
import type { EngageOptions } from './options.ts';
import type { Element } from './xml/read.ts';

const security = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const passwordText = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText';

/**
 * Checks the WS-Security UsernameToken of a request. There are no sessions: every request brings it.
 * @throws {Refusal} a Fault for somebody unknown
 */
export function checkCaller(header: Element | undefined, options: EngageOptions): void {
  const token = child(child(header, 'Security'), 'UsernameToken');
  const password = child(token, 'Password');
  if (token === undefined) throw unknown(options, 'The request has no WS-Security UsernameToken.');
  if ((password?.attributes.get('Type') ?? passwordText) !== passwordText)
    throw unknown(options, 'The password is not of the type PasswordText.');
  if (child(token, 'Username')?.text !== options.username || password?.text !== options.password)
    throw unknown(options, 'The security token could not be authenticated.');
}

const child = (parent: Element | undefined, name: string) =>
  parent?.children.find((each) => each.name === name && each.namespace === security);

const unknown = ({ unknownCaller }: EngageOptions, message: string): Refusal => fault({ code: unknownCaller, message });
