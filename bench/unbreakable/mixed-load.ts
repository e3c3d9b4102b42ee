import type { Random } from '../../src/sandbox/centre/random.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { ask, type Got } from './ask.ts';
import { type Change, changesOver, coreOf } from './changes.ts';

/** What came of operations, in counts. */
export interface Outcomes {
  operations: number;
  /** By code, of errors beside the data. */
  readonly codes: Map<string, number>;
  /** By code, of refusals in payloads of changes. */
  readonly refusals: Map<string, number>;
  /** Repeats with a key that got another answer than the first. */
  otherwise: number;
  /** Answers with another status than 200, and none at all. */
  readonly statuses: Map<number, number>;
  readonly times: number[];
}

const count = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const queries = {
  list: `query ($first: Int!) { agents(first: $first) { nodes { id name email state skills { name } queues { serving queue { name status { waiting longestWait } } } activeContacts { id status } } failures { code } } }`,
  queues:
    '{ queues(first: 50) { nodes { id name status { waiting longestWait } agents(first: 5) { nodes { name state } } } failures { code } } }',
  contacts:
    '{ contacts(first: 20, filter: { active: true }) { nodes { id status from queue { name } agent { name } } pageInfo { hasNextPage } } }',
  wrapUps: '{ wrapUps(first: 100) { nodes { id endsAt remaining extensions agent { name } } failures { code } } }',
  sources: '{ sources { name health { status circuit errorRate latencyP99 } } }',
  agent:
    'query ($id: ID!) { agent(id: $id) { id name email state stateSince wrapUp { endsAt } queues { serving queue { name status { waiting } } } } }',
  person:
    'query ($email: EmailAddress!) { person(email: $email) { agents { id state source { name } } failures { code } } }',
};

/** Draws operations and sends them; each by one of the users. */
export function mixedLoad(url: string, sandbox: Sandbox, tokens: readonly string[], random: Random) {
  const { centre } = sandbox;
  const changes = changesOver(sandbox);
  const tenios = centre.agentsAt('TENIOS');
  const found: Outcomes = {
    operations: 0,
    codes: new Map(),
    refusals: new Map(),
    otherwise: 0,
    statuses: new Map(),
    times: [],
  };
  const ids: string[] = [];
  /** Keyed changes with their first answers, to be sent again: the last few. */
  const earlier: { readonly change: Change; readonly token: string; readonly core: string }[] = [];

  function note(got: Got): Got {
    found.operations += 1;
    found.times.push(got.took);
    if (got.status !== 200) count(found.statuses, got.status);
    for (const code of got.codes) count(found.codes, code);
    return got;
  }

  /** @returns what is to come of each repeat; null where there was no answer, or none of the change's own */
  async function send(change: Change, token: string): Promise<string | null> {
    const got = note(await ask(url, change.query, { input: change.input }, token));
    for (const { code } of got.data?.[change.mutation]?.errors ?? []) count(found.refusals, code);
    return got.status === 200 ? coreOf(got, change) : null;
  }

  async function changed(token: string): Promise<void> {
    const drawn = random.next();
    const agent = random.pick(tenios);
    const again = earlier.length > 0 && drawn < 0.2 ? random.pick(earlier) : null;
    if (again) {
      const core = await send(again.change, again.token);
      if (core !== null && core !== again.core) found.otherwise += 1;
      return;
    }
    const change =
      (drawn < 0.7 ? changes.extend(agent, random.between(6, 20)) : null) ??
      (drawn < 0.75 ? changes.create() : null) ??
      (drawn < 0.85 ? changes.setState(agent, random.chance(0.7)) : changes.cancel(agent));
    const core = await send(change, token);
    // A refusal that may be tried again leaves its key free.
    if (core !== null && change.isKeyed && !core.includes('VENDOR_')) earlier.push({ change, token, core });
    if (earlier.length > 50) earlier.shift();
  }

  async function listed(token: string): Promise<void> {
    const { data } = note(await ask(url, queries.list, { first: random.between(5, 40) }, token));
    ids.splice(0, ids.length > 500 ? 100 : 0);
    for (const { id } of data?.agents?.nodes ?? []) ids.push(id);
  }

  return {
    found,
    /** Draws one operation and sends it. */
    async one(): Promise<void> {
      const token = random.pick(tokens);
      const drawn = random.next();
      if (drawn < 0.12 || ids.length === 0) return listed(token);
      if (drawn < 0.24) return changed(token);
      const query = random.pick([
        'agent',
        'agent',
        'agent',
        'queues',
        'contacts',
        'wrapUps',
        'sources',
        'person',
      ] as const);
      const variables =
        query === 'agent'
          ? { id: random.pick(ids) }
          : query === 'person'
            ? { email: random.pick(centre.people).email }
            : {};
      note(await ask(url, queries[query], variables, token));
    },
  };
}
