import { once } from 'node:events';
import { encodeId } from '../../src/model/ids.ts';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import { first, sourceIds } from '../conformance/kit.ts';
import { rawSocket } from '../kit/raw-socket.ts';
import { type Cell, grace, healedAfter, lateness, type Outcome } from './cell.ts';
import { begin } from './faults.ts';
import { deadline, interval, type Stage, vendors } from './stage.ts';

/** What an event tells. */
interface Told {
  readonly agentId: string;
  readonly state: string;
  readonly previousState: string | null;
  readonly isSnapshot: boolean;
}

const idOf = ({ vendor, id }: Agent): string => encodeId('Agent', { sourceId: sourceIds[vendor], externalId: id });

/** Two looks lie a tenth more apart at most. */
const round = 1.1 * interval;
/** Milliseconds from one look at what has come to the next. */
const step = 20;

/** Follows agents of all vendors, one of whom goes on a break at each while the fault lasts. */
export async function poll(stage: Stage, { fault, vendor }: Cell): Promise<Outcome> {
  const { time, sandbox } = stage;
  const { clock } = time;
  const socket = await time.until(rawSocket(stage));
  const all = (): readonly Told[] =>
    socket.heard.flatMap(({ type, payload }) => (type === 'next' ? [Object(payload).data.agentStateChanged] : []));
  const events = (): readonly Told[] => all().filter(({ isSnapshot }) => !isSnapshot);
  const shown = 'agentId state previousState isSnapshot agent { id state }';
  const document = `subscription { agentStateChanged(snapshot: true) { ${shown} } }`;
  socket.say({ id: '1', type: 'subscribe', payload: { query: document } });
  // Until everybody has been looked at, nothing counts as a change.
  const everybody = vendors.flatMap((one) => sandbox.centre.agentsAt(one));
  await healedAfter(stage, async () => all().length >= everybody.length);

  const end = await begin(stage, vendor, fault);
  const begun = clock.now();
  const agents = vendors.map((one) => first(sandbox.centre.agentsAt(one).slice(-1)));
  for (const agent of agents) sandbox.centre.setDuty(agent, 'PAUSE');
  const heard = (agent: Agent): readonly Told[] => events().filter(({ agentId }) => agentId === idOf(agent));
  const healthy = agents.filter((agent) => agent.vendor !== vendor);
  const due = round + deadline;
  while (clock.now() - begun <= due + grace && !healthy.every((agent) => heard(agent).length > 0))
    await time.pass(step);
  const took = clock.now() - begun;
  // The faulty vendor is looked at as well, and more than once.
  await time.pass(2 * (round + deadline));
  let status = await healthOf(stage, vendor);
  // Looks that took long are taken less often.
  const isSeen = async (): Promise<boolean> => {
    status = await healthOf(stage, vendor);
    return fault.reads === null || status !== 'UP';
  };
  await healedAfter(stage, isSeen);
  await end();

  const faulty = first(agents, (agent) => agent.vendor === vendor);
  const healed = await healedAfter(stage, async () => heard(faulty).length > 0);
  await time.pass(2 * round);
  const messages = socket.heard.filter(({ type }) => type === 'error' || type === 'complete');
  const gone = once(socket.socket, 'close');
  socket.socket.close();
  await time.until(gone);

  const times = { took, deadline: due, healed };
  return {
    ...times,
    told: status === 'UP' ? [] : [status],
    repeated: 0,
    breaches: [
      ...lateness(times),
      ...((status === 'UP') === (fault.reads === null) ? [] : [`the source is called ${status}`]),
      ...messages.map((message) => `the subscription was told ${JSON.stringify(message)}`),
      ...agents.flatMap((agent) => {
        const told = heard(agent).map(({ state, previousState }) => `${previousState} to ${state}`);
        const right = `${agent.vendor === 'DEEPCALL' ? 'UNKNOWN' : 'READY'} to NOT_READY`;
        return told.join() === right ? [] : [`of the agent at ${agent.vendor} was told: ${told.join(', ')}`];
      }),
      ...(events().length > agents.length ? [`there were ${events().length} events`] : []),
    ],
  };
}

async function healthOf(stage: Stage, vendor: string): Promise<string> {
  const { data } = await stage.ask('{ sources { vendor health { status } } }');
  const source = data.sources.find((one: { vendor: string }) => one.vendor === vendor);
  return source.health.status;
}
