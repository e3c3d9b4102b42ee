import type { Centre } from './centre/centre.ts';
import { reasons } from './centre/reasons.ts';
import type { Person } from './centre/types.ts';
import type { DeepCallSimulator } from './deepcall/index.ts';
import type { EngageSimulator } from './engage/index.ts';
import type { EngageOptions } from './engage/options.ts';
import type { Simulator } from './simulator.ts';
import type { SinchOptions } from './sinch/options.ts';
import type { TeniosOptions } from './tenios/options.ts';

/** What `sources` of a configuration says for each simulated vendor. */

const nameOf = ({ first, last }: Person) => `${first} ${last}`;

export function teniosSource(centre: Centre, { baseUrl }: Simulator, options: TeniosOptions): object {
  return {
    id: 'tenios-de',
    vendor: 'TENIOS',
    name: 'TENIOS Germany',
    baseUrl,
    accessKey: options.accessKey,
    agents: centre.agentsAt('TENIOS').map(({ person }) => ({ email: person.email, name: nameOf(person) })),
    notReadyReasonField: options.notReadyReasonField,
    notReadyReasons: reasons.map(({ code, label, isBreak }) => ({ code, label, isBreak })),
  };
}

/** Its agents bring, by turns, the one and the other kind of credentials. */
export function deepcallSource(centre: Centre, deepcall: DeepCallSimulator): object {
  const agents = centre.agentsAt('DEEPCALL').map((agent, index) => {
    const { userId, token, ssid } = deepcall.credentialsOf(agent);
    const credentials = index % 2 === 0 ? { userId, token } : { id: agent.id, ssid };
    return { ...credentials, email: agent.person.email, name: nameOf(agent.person) };
  });
  return { id: 'deepcall-in', vendor: 'DEEPCALL', name: 'DeepCall India', baseUrl: deepcall.baseUrl, agents };
}

export function engageSource({ baseUrl, groups }: EngageSimulator, options: EngageOptions): object {
  const { username, password, account, version } = options;
  return {
    id: 'engage-us',
    vendor: 'ENGAGE',
    name: 'Engage US',
    baseUrl,
    username,
    password,
    account,
    ...groups,
    version,
  };
}

export function sinchSource({ baseUrl }: Simulator, { auth }: SinchOptions): object {
  return { id: 'sinch-fi', vendor: 'SINCH', name: 'Sinch Finland', baseUrl, auth: { ...auth } };
}
