import type { Clock } from '../ports/clock.ts';
import { Centre, type CentreOptions } from './centre/centre.ts';
import { reasons } from './centre/reasons.ts';
import type { Simulator } from './simulator.ts';
import { SinchSimulator } from './sinch/index.ts';
import type { SinchOptions } from './sinch/options.ts';
import { teniosSimulator } from './tenios/index.ts';
import type { TeniosOptions } from './tenios/options.ts';

export interface SandboxOptions extends Omit<CentreOptions, 'clock'> {
  readonly clock: Clock;
  /** 127.0.0.1 when left out. */
  readonly host?: string | undefined;
  /** Any free port where left out. */
  readonly ports?: { readonly sinch?: number | undefined; readonly tenios?: number | undefined } | undefined;
  /** Basic sign-in and the page's oddities when left out. */
  readonly sinch?: Partial<SinchOptions> | undefined;
  readonly tenios?: Partial<TeniosOptions> | undefined;
}

/** Simulated vendors on real sockets, with one living contact centre behind them. */
export interface Sandbox {
  readonly centre: Centre;
  readonly sinch: SinchSimulator;
  readonly tenios: Simulator;
  /** The `sources` of a configuration for these servers, as it would stand in trunkline.yaml. */
  readonly sources: readonly object[];
  /** Ends every server. @throws {AggregateError} when a simulator failed while it ran */
  close(): Promise<void>;
}

/** Not secrets: they open nothing but the simulators. */
const sinchDefaults: SinchOptions = {
  auth: { type: 'basic', username: 'sandbox', password: 'sandbox-password', apiKey: 'sandbox-api-key' },
  quirks: true,
};
const teniosDefaults: TeniosOptions = { accessKey: 'sandbox-access-key', notReadyReasonField: 'nrr' };

/**
 * Starts the simulated vendors. A TENIOS wrap-up lasts 45 seconds here unless said otherwise, so that a visitor has the
 * time to extend one.
 * @throws {Error} when a port is taken; then nothing is left running
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = '127.0.0.1', ports = {}, teniosWrapUp = 45_000 } = options;
  const centre = new Centre({ ...options, teniosWrapUp });
  const sinchOptions = { ...sinchDefaults, ...options.sinch };
  const teniosOptions = { ...teniosDefaults, ...options.tenios };
  const sinch = new SinchSimulator(centre, sinchOptions);
  const tenios = teniosSimulator(centre, teniosOptions);
  const close = async () => {
    await Promise.all([sinch.close(), tenios.close()]);
  };
  try {
    await sinch.listen(ports.sinch, host);
    await tenios.listen(ports.tenios, host);
  } catch (failure) {
    await close();
    throw failure;
  }
  const sources = [teniosSource(centre, tenios, teniosOptions), sinchSource(sinch, sinchOptions)];
  return { centre, sinch, tenios, sources, close };
}

function teniosSource(centre: Centre, { baseUrl }: Simulator, options: TeniosOptions): object {
  return {
    id: 'tenios-de',
    vendor: 'TENIOS',
    name: 'TENIOS Germany',
    baseUrl,
    accessKey: options.accessKey,
    agents: centre
      .agentsAt('TENIOS')
      .map(({ person }) => ({ email: person.email, name: `${person.first} ${person.last}` })),
    notReadyReasonField: options.notReadyReasonField,
    notReadyReasons: reasons.map(({ code, label, isBreak }) => ({ code, label, isBreak })),
  };
}

function sinchSource({ baseUrl }: Simulator, { auth }: SinchOptions): object {
  return { id: 'sinch-fi', vendor: 'SINCH', name: 'Sinch Finland', baseUrl, auth: { ...auth } };
}
