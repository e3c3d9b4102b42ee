import { encodeId } from '../../src/model/ids.ts';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import type { Got } from './ask.ts';

/** A change that a client asks for. */
export interface Change {
  readonly mutation: 'extendWrapUp' | 'cancelWrapUp' | 'setAgentState' | 'createAgents';
  readonly query: string;
  readonly input: object;
  /** The agent of it; null for one that makes agents. */
  readonly agentId: string | null;
  /** What the vendor can know it by: with a key nobody else sends the same. */
  readonly mark: string;
  /** Whether it carries an idempotency key. */
  readonly isKeyed: boolean;
}

const document = (mutation: string, type: string, selection: string): string =>
  `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} errors { code } } }`;
const documents = {
  extendWrapUp: document('extendWrapUp', 'ExtendWrapUpInput', 'wrapUp { id endsAt extensions }'),
  cancelWrapUp: document('cancelWrapUp', 'CancelWrapUpInput', 'wrapUp { id }'),
  setAgentState: document('setAgentState', 'SetAgentStateInput', 'agent { id }'),
  createAgents: document('createAgents', 'CreateAgentsInput', 'results { user agent { id } error { code } }'),
};

/** Users of Engage who are no agents yet: as many as the bench may want to make agents. */
export const strangers = Array.from({ length: 900 }, (_, number) => ({
  externalId: `new-${number}@acme.example`,
  firstName: 'New',
  lastName: `Number ${number}`,
  email: `new-${number}@acme.example`,
}));

/** Milliseconds beyond which a wrap-up is not extended: all have to end before the bench does. */
const longest = 20_000;

const idOf = (agent: Agent): string => encodeId('Agent', { sourceId: 'tenios-de', externalId: agent.id });

/** Makes changes, no two of them with the same key or mark. */
export function changesOver({ centre }: Sandbox) {
  const [queue] = centre.queuesAt('TENIOS');
  if (!queue) throw new Error('the centre is too small');
  let keys = 0;
  let users = 0;
  const key = (): string => `key-${keys++}`;
  const marks = new Set<string>();

  /** A mark that no other extension has. Two of one agent may be meant to end in the same millisecond, the later one after the first was cancelled. */
  function marked(agent: Agent, end: number): { readonly mark: string; readonly until: string } {
    const mark = `extend ${agent.person.email} ${end}`;
    if (marks.has(mark)) return marked(agent, end + 1);
    marks.add(mark);
    return { mark, until: new Date(end).toISOString() };
  }

  return {
    /** Gives the agent a wrap-up where there is none, and more time in it; null where it is long enough. */
    extend(agent: Agent, seconds: number): Change | null {
      centre.advance();
      if (centre.wrapUpOf(agent) === null) centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 1_000 });
      const stands = centre.wrapUpOf(agent)?.wrapUpDue ?? centre.now;
      if (stands > centre.now + longest) return null;
      const { mark, until } = marked(agent, Math.max(stands + 5_500, centre.now + seconds * 1000));
      return {
        mutation: 'extendWrapUp',
        query: documents.extendWrapUp,
        input: { agentId: idOf(agent), until, idempotencyKey: key() },
        agentId: idOf(agent),
        mark,
        isKeyed: true,
      };
    },
    cancel: (agent: Agent): Change => ({
      mutation: 'cancelWrapUp',
      query: documents.cancelWrapUp,
      input: { agentId: idOf(agent) },
      agentId: idOf(agent),
      mark: 'cancel',
      isKeyed: false,
    }),
    setState: (agent: Agent, isReady: boolean): Change => ({
      mutation: 'setAgentState',
      query: documents.setAgentState,
      input: { agentId: idOf(agent), state: isReady ? 'READY' : 'NOT_READY' },
      agentId: idOf(agent),
      mark: 'state',
      isKeyed: false,
    }),
    /** Makes a user of Engage an agent; null when all of them are. */
    create(): Change | null {
      const user = strangers[users++]?.externalId;
      if (user === undefined) return null;
      return {
        mutation: 'createAgents',
        query: documents.createAgents,
        input: {
          sourceId: encodeId('Source', { sourceId: 'engage-us', externalId: 'engage-us' }),
          agentGroupId: encodeId('AgentGroup', { sourceId: 'engage-us', externalId: 'Renewals' }),
          users: [user],
          idempotencyKey: key(),
        },
        agentId: null,
        mark: `create ${user}`,
        isKeyed: true,
      };
    },
  };
}

/** Counts the changes that vendors were asked for, by their marks. */
export function ledgerOf({ tenios, engage }: Sandbox) {
  const counts = new Map<string, number>();
  const note = (mark: string): void => void counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return {
    count: (mark: string): number => counts.get(mark) ?? 0,
    /** Takes in what was asked since, and forgets it there. */
    take(): void {
      for (const { path, body } of tenios.requests.splice(0)) {
        if (path === '/wrap-up/cancel') note('cancel');
        if (path === '/acd/agent-state/change') note('state');
        if (path !== '/wrap-up/extend') continue;
        const { agent_email, end_time } = JSON.parse(body);
        note(`extend ${agent_email} ${Date.parse(end_time)}`);
      }
      for (const { body } of engage.requests.splice(0))
        if (/<(\w+:)?createAgents/.test(body))
          for (const [user] of body.matchAll(/new-\d+@acme\.example/g)) note(`create ${user}`);
    },
  };
}

/** What of an answer must be the same in a repeat, as text: what was done, or why not. */
export function coreOf({ data, codes }: Got, { mutation }: Change): string {
  const payload = data?.[mutation];
  const refusals = (payload?.errors ?? []).map(({ code }: { code: string }) => code);
  return JSON.stringify([codes, refusals, payload?.wrapUp?.id ?? null, payload?.results ?? null]);
}
