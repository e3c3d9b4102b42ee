import { describe, expect, test } from '@jest/globals';
import { type Answer, gateways, meant, type Tried } from '../kit/gateway.ts';
import { hasten } from '../kit/hasten.ts';
import { type FaultCase, faultCases, secret } from './fault-cases.ts';
import { agentsAt, first, idAt, nextPause, uncached } from './kit.ts';
import type { Tested, Traits } from './traits.ts';
import { change, outcomeOf, sent } from './writes.ts';

const others: Readonly<Record<Tested, Tested>> = {
  TENIOS: 'SINCH',
  DEEPCALL: 'TENIOS',
  ENGAGE: 'SINCH',
  SINCH: 'TENIOS',
};
/** Requests that may be sent again where there are few (src/http/policy/retry-budget.ts). */
const mostRepeats = 4;
/** Milliseconds after which a vendor that never answers is given up; the other one has more. */
const patience = 4_000;

const rowsOf = (vendor: Tested): string =>
  `agents(filter: { vendors: [${vendor}] }) {
    nodes { id name state } failures { code source { id } vendorCode retryable retryAfter }
  }`;

/** Everything that can go wrong on the way, for a read, a list and a change; the other vendor's rows are there all the same. */
export function faults(traits: Traits): void {
  const start = gateways();
  const { vendor, sourceId, simulator } = traits;
  const isRoster = traits.list.length === 0;
  const other = `other: ${rowsOf(others[vendor])}`;

  const settings = (own: object) => ({
    ...uncached,
    source: { ...uncached.source, [sourceId]: { cacheFor: '0s', ...own } },
  });
  const beginning = ({ behaviour }: FaultCase): Promise<Tried> =>
    start(behaviour === 'hang' ? settings({ timeout: `${patience}ms` }) : uncached);

  /** What was said of each failure: an error of a field, or a failure of a list. */
  const failuresIn = ({ data, errors = [] }: Answer): unknown[] => [
    ...errors.map(({ extensions }) => extensions),
    ...(data.list?.failures ?? []).map(({ source, ...failure }: { source: { id: string } }) => ({
      ...failure,
      vendor,
      source: source.id === idAt(traits, 'Source') ? sourceId : source.id,
    })),
  ];

  const failed = ({ code, retryable, retryAfter }: Omit<FaultCase, 'behaviour'>, vendorCode: string | null = null) => ({
    code,
    retryable,
    retryAfter: retryAfter ?? null,
    vendorCode,
    vendor,
    source: sourceId,
  });

  /** Asks, and lets the deadline pass once so many requests are there that nobody answers. */
  async function ask(t: Tried, document: string, variables: object, behaviour?: FaultCase['behaviour'], requests = 0) {
    t.reset();
    const fault = behaviour && t.sandbox[simulator].fault(/./, behaviour);
    const asked = t.query(document, variables);
    if (behaviour === 'hang') {
      await fault?.reachedBy(requests);
      t.clock.advance(patience);
    }
    return asked;
  }

  async function expectFailures(
    t: Tried,
    expected: object,
    tries: number,
    behaviour?: FaultCase['behaviour'],
  ): Promise<void> {
    const everybody = agentsAt(t, traits);
    const oneState = traits.batches.state?.(1).length ?? 0;
    const all = isRoster ? (traits.batches.state?.(everybody.length).length ?? 0) : traits.list.length;
    const whole = (await t.query(`{ ${other} }`)).data.other;
    expect(whole.nodes.length).toBeGreaterThan(0);
    const id = idAt(traits, 'Agent', first(everybody).id);

    const read = await ask(t, `query ($id: ID!) { agent(id: $id) { state } ${other} }`, { id }, behaviour, oneState);
    expect(failuresIn(read)).toEqual([expected]);
    expect(read.data).toEqual({ agent: { state: null }, other: whole });
    expect(t.calls(simulator)).toHaveLength(tries * oneState);

    // What failed before is over then, and nobody is left alone for longer.
    t.clock.advance(60_000);
    await ask(t, `query ($id: ID!) { agent(id: $id) { state } }`, { id });
    const list = await ask(t, `{ list: ${rowsOf(vendor)} ${other} }`, {}, behaviour, all);
    expect(failuresIn(list)).toEqual(isRoster ? everybody.map(() => expected) : [expected]);
    expect(list.data.other).toEqual(whole);
    expect(t.calls(simulator)).toHaveLength(all + Math.min((tries - 1) * all, mostRepeats));
    // Whom the configuration names stays; whom only the vendor could name is missing.
    expect(list.data.list.nodes).toEqual(
      isRoster ? everybody.map(() => expect.objectContaining({ name: expect.any(String), state: null })) : [],
    );
    expect(JSON.stringify([read, list, t.log])).not.toContain(secret);
  }

  describe('survives a vendor that', () => {
    test.each(Object.entries(faultCases))('%s, reading', async (_name, fault) => {
      const t = await beginning(fault);
      hasten(t);
      await expectFailures(t, failed(fault), fault.tries, fault.behaviour);
    });

    const [write] = Object.values(traits.writes);
    if (write === undefined) throw new Error('There is no change to try faults on.');

    test.each(Object.entries(faultCases))('%s, changing', async (name, faultCase) => {
      const t = await beginning(faultCase);
      hasten(t);
      const prepared = await write.prepare(t);
      const fault = t.sandbox[simulator].fault(meant(simulator, prepared.request), faultCase.behaviour);
      const changing = change(t, write, prepared);
      if (faultCase.behaviour === 'hang') {
        await fault.reached;
        t.clock.advance(patience);
      }
      const payload = await changing;
      const expected = traits.changeFaults[name] ?? [faultCase.change, faultCase.tries];
      expect([outcomeOf(payload), sent(t, traits, prepared)]).toEqual(expected);
      expect(JSON.stringify([payload, t.log])).not.toContain(secret);
    });

    test('does not let us in', async () => {
      const { settings: wrong = {}, answer } = traits.wrongCredentials;
      const t = await start(settings(wrong));
      const refused = {
        code: 'VENDOR_UNAUTHORIZED',
        retryable: false,
        tries: 1,
        change: 'VENDOR_UNAUTHORIZED',
      } as const;
      await expectFailures(t, failed(refused, traits.unauthorizedCode), refused.tries, answer);
      t.reset();
      if (answer) t.sandbox[simulator].fault(/./, answer);
      const prepared = await write.prepare(t);
      const payload = await change(t, write, prepared);
      expect([outcomeOf(payload), payload.shown]).toEqual([refused.change, null]);
    });

    test('asks for time, and gives it that', async () => {
      const t = await start(uncached);
      const fault = t.sandbox[simulator].fault(/./, { status: 429, headers: { 'retry-after': '2' } }, { times: 1 });
      const paused = nextPause(t.clock);
      const id = idAt(traits, 'Agent', first(agentsAt(t, traits)).id);
      const asked = t.query(`query ($id: ID!) { agent(id: $id) { state } }`, { id });
      const pause = await paused;
      const call = first(t.calls(simulator));
      const before = t.calls(simulator).filter((each) => each === call).length;
      t.clock.advance(pause);
      const answer = await asked;
      expect([pause, fault.hits, before]).toEqual([2_000, 1, 1]);
      expect(answer.data).toEqual({ agent: { state: traits.free } });
    });
  });
}
