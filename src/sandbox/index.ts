import type { Clock } from '../ports/clock.ts';
import { Centre, type CentreOptions } from './centre/centre.ts';
import type { VendorName } from './centre/types.ts';
import { DeepCallSimulator } from './deepcall/index.ts';
import type { DeepCallOptions } from './deepcall/options.ts';
import { EngageSimulator } from './engage/index.ts';
import { type EngageOptions, defaults as engageDefaults } from './engage/options.ts';
import type { Simulator } from './simulator.ts';
import { SinchSimulator } from './sinch/index.ts';
import type { SinchOptions } from './sinch/options.ts';
import { deepcallSource, engageSource, sinchSource, teniosSource } from './sources.ts';
import { teniosSimulator } from './tenios/index.ts';
import type { TeniosOptions } from './tenios/options.ts';

export interface SandboxOptions extends Omit<CentreOptions, 'clock'> {
  readonly clock: Clock;
  /** 127.0.0.1 when left out. */
  readonly host?: string | undefined;
  /** Any free port where left out. */
  readonly ports?: { readonly [S in keyof Simulators]?: number | undefined } | undefined;
  /** Of which vendors `sources` speaks; all four when left out. All four simulators listen in any case. */
  readonly vendors?: readonly VendorName[] | undefined;
  readonly tenios?: Partial<TeniosOptions> | undefined;
  /** The page's own example when left out. */
  readonly deepcall?: Partial<DeepCallOptions> | undefined;
  /** The page's limits and every method when left out. */
  readonly engage?: Partial<EngageOptions> | undefined;
  /** Basic sign-in and the page's oddities when left out. */
  readonly sinch?: Partial<SinchOptions> | undefined;
}

interface Simulators {
  readonly tenios: Simulator;
  readonly deepcall: DeepCallSimulator;
  readonly engage: EngageSimulator;
  readonly sinch: SinchSimulator;
}

/** Simulated vendors on real sockets, with one living contact centre behind them. */
export interface Sandbox extends Simulators {
  readonly centre: Centre;
  /** The `sources` of a configuration for these servers, as it would stand in trunkline.yaml. */
  readonly sources: readonly object[];
  /** Ends every server. @throws {AggregateError} when a simulator failed while it ran */
  close(): Promise<void>;
}

const everyVendor: readonly VendorName[] = ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'];

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
  const { host = '127.0.0.1', ports = {}, vendors = everyVendor, teniosWrapUp = 45_000 } = options;
  const centre = new Centre({ ...options, teniosWrapUp });
  const teniosOptions = { ...teniosDefaults, ...options.tenios };
  const engageOptions = { ...engageDefaults, ...options.engage };
  const sinchOptions = { ...sinchDefaults, ...options.sinch };
  const tenios = teniosSimulator(centre, teniosOptions);
  const deepcall = new DeepCallSimulator(centre, options.deepcall);
  const engage = new EngageSimulator(centre, engageOptions);
  const sinch = new SinchSimulator(centre, sinchOptions);
  const close = async () => {
    await Promise.all([tenios, deepcall, engage, sinch].map((simulator) => simulator.close()));
  };
  try {
    await tenios.listen(ports.tenios, host);
    await deepcall.listen(ports.deepcall, host);
    await engage.listen(ports.engage, host);
    await sinch.listen(ports.sinch, host);
  } catch (failure) {
    await close();
    throw failure;
  }
  const sources: Readonly<Record<VendorName, object>> = {
    TENIOS: teniosSource(centre, tenios, teniosOptions),
    DEEPCALL: deepcallSource(centre, deepcall),
    ENGAGE: engageSource(engage, engageOptions),
    SINCH: sinchSource(sinch, sinchOptions),
  };
  return { centre, tenios, deepcall, engage, sinch, sources: vendors.map((vendor) => sources[vendor]), close };
}
