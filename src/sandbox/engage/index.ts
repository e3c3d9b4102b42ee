import { type Answer, text } from '../answers.ts';
import type { Centre } from '../centre/centre.ts';
import { Simulator, type SimulatorRequest } from '../simulator.ts';
import { readArguments } from './call.ts';
import { answer, badRequest, readEnvelope } from './envelope.ts';
import { methods } from './methods.ts';
import { defaults, type EngageOptions, pageLimits } from './options.ts';
import { Register } from './register.ts';
import { checkCaller } from './security.ts';

/** Engage's contact-centre service, as its page describes it. Not listening yet. */
export class EngageSimulator extends Simulator {
  readonly #register: Register;

  constructor(centre: Centre, given: Partial<EngageOptions> = {}) {
    const options = { ...defaults, ...given };
    const limits = { ...pageLimits, ...options.limits };
    const register = new Register(centre, options);
    const known = methods(options);
    const namespace = `http://www.soundbite.com/SOAPAPI2/${options.version}`;
    super({
      basePath: '/SOAPAPI2',
      answer: (request) => {
        const wrong = checkTransport(request, `/ContactCenterManagementService${options.version}`);
        if (wrong !== null) return wrong;
        const { header, operation } = readEnvelope(request.body);
        checkCaller(header, options);
        centre.advance();
        const there = operation.namespace === namespace && !options.missing.includes(operation.name);
        const method = there ? known.get(operation.name) : undefined;
        if (method === undefined) throw badRequest(`There is no method {${operation.namespace}}${operation.name}.`);
        const sent = readArguments(operation, method.parameters);
        return answer(operation.name, namespace, method.run({ centre, register, options, limits, arguments: sent }));
      },
    });
    this.#register = register;
  }

  /** The account's groups of agents and their schedules, as a configuration names them. */
  get groups(): EngageGroups {
    return {
      agentGroups: this.#register.groups.map(({ externalId }) => externalId),
      scheduleGroups: this.#register.schedules.map(({ internalId, externalId, group }) => ({
        internalId,
        ...(externalId === null ? {} : { externalId }),
        agentGroup: group.externalId,
      })),
    };
  }
}

interface EngageGroups {
  readonly agentGroups: readonly string[];
  readonly scheduleGroups: readonly object[];
}

/** An answer for what does not even reach SOAP. */
function checkTransport({ method, path, headers }: SimulatorRequest, service: string): Answer | null {
  if (path !== service) return text(404, 'Not Found');
  if (method !== 'POST') return text(405, 'Method Not Allowed', { allow: 'POST' });
  return /^text\/xml\s*(;|$)/i.test(headers['content-type'] ?? '') ? null : text(415, 'Unsupported Media Type');
}

/** The method that a request asks for, for faults and counts: every request goes to the same path. */
export function methodAsked({ body }: SimulatorRequest): string | undefined {
  return /<(?:[^\s<>:]+:)?Body[^>]*>\s*<(?:[^\s<>:]+:)?([^\s<>/]+)/.exec(body)?.[1];
}

/** Matches the requests that ask for a method. */
export const asking =
  (method: string) =>
  (request: SimulatorRequest): boolean =>
    methodAsked(request) === method;
