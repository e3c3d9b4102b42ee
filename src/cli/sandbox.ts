import { stringify } from 'yaml';
import { systemClock } from '../ports/clock.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { type Command, type Options, untilStopped } from './terminal.ts';

/** A whole number among the options; undefined where it was not given. */
function numberOf(options: Options, name: string, { min, max, whole }: Bounds): number | undefined {
  const typed = options[name];
  if (typed === undefined) return undefined;
  const value = Number(typed);
  if (typed === '' || !(value >= min && value <= max) || (whole && !Number.isInteger(value)))
    throw new Error(`--${name} must be ${whole ? 'a whole number' : 'a number'} from ${min} to ${max}.`);
  return value;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

const count = { min: 1, max: 5000, whole: true };
const port = { min: 0, max: 65_535, whole: true };

/** The simulated vendors that the options ask for. */
export const sandboxOf = (options: Options): Promise<Sandbox> =>
  startSandbox({
    clock: systemClock,
    seed: numberOf(options, 'seed', { min: 0, max: 4_294_967_295, whole: true }),
    speed: numberOf(options, 'speed', { min: 0.1, max: 100, whole: false }),
    people: numberOf(options, 'people', count),
    queues: numberOf(options, 'queues', count),
    ports: {
      tenios: numberOf(options, 'tenios-port', port),
      deepcall: numberOf(options, 'deepcall-port', port),
      engage: numberOf(options, 'engage-port', port),
      sinch: numberOf(options, 'sinch-port', port),
    },
  });

/** `trunkline sandbox`: the simulated vendors alone, and a configuration for them. */
export const sandbox: Command = async (options, terminal) => {
  const running = await sandboxOf(options);
  terminal.out(
    `# Simulated vendors are listening. Save this as trunkline.yaml and start: trunkline serve --config trunkline.yaml\n`,
  );
  terminal.out(stringify({ auth: { mode: 'none' }, sources: running.sources }));
  await untilStopped(terminal.stopped);
  await running.close();
  return 0;
};
