import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../src/sandbox/centre/types.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, sinch, small, tenios } from './kit.ts';

const start = gateways();
const impatient = { ...small, source: { [sinch]: { timeout: '90ms' }, [tenios]: { timeout: '90ms' } } };

const outcome = `person { email } results { agentId agent { state } errors { code source { id } retryable } } errors { code message inputPath source { id } retryable }`;

async function setAway(tried: Tried, person: Person) {
  return tried.query(
    `mutation ($email: EmailAddress!) { setPersonState(input: { email: $email, state: NOT_READY }) { ${outcome} } }`,
    { email: person.email },
  );
}

/** A service and a person who is an agent at both vendors. */
async function withPerson(): Promise<{
  readonly tried: Tried;
  readonly person: Person;
  readonly ids: Readonly<Record<string, string>>;
}> {
  const tried = await start(impatient);
  const person = tried.sandbox.centre.people.find(({ vendors }) => vendors.length === 2);
  if (!person) throw new Error('nobody is at both');
  const { centre } = tried.sandbox;
  return {
    tried,
    person,
    ids: {
      [tenios]: id('Agent', tenios, centre.agent('TENIOS', person.email).id),
      [sinch]: id('Agent', sinch, centre.agent('SINCH', person.email).id),
    },
  };
}

describe('setPersonState', () => {
  test('asks every source, each of which answers for itself', async () => {
    const { tried, person, ids } = await withPerson();
    const { data, errors } = await setAway(tried, person);
    expect(errors).toBeUndefined();
    expect(data.setPersonState).toEqual({
      person: { email: person.email },
      results: [tenios, sinch].map((source) => ({ agentId: ids[source], agent: { state: 'NOT_READY' }, errors: [] })),
      errors: [],
    });
  });

  test('names a source that cannot say who its agents are', async () => {
    const { tried, person, ids } = await withPerson();
    tried.sandbox.sinch.fault(/./, 'reset');
    const { data, errors } = await setAway(tried, person);
    expect(errors).toBeUndefined();
    expect(data.setPersonState).toEqual({
      person: { email: person.email },
      results: [{ agentId: ids[tenios], agent: { state: 'NOT_READY' }, errors: [] }],
      errors: [
        {
          code: 'VENDOR_UNAVAILABLE',
          message: 'Sinch Finland closed the connection without an answer.',
          inputPath: null,
          source: { id: id('Source', sinch) },
          retryable: true,
        },
      ],
    });
  });

  test('says that nobody knows whether it was done where the answer was lost', async () => {
    const { tried, person, ids } = await withPerson();
    tried.sandbox.tenios.fault('POST /acd/agent-state/change', 'apply-then-reset');
    const { data } = await setAway(tried, person);
    expect(data.setPersonState.results).toEqual([
      {
        agentId: ids[tenios],
        agent: { state: 'NOT_READY' },
        errors: [{ code: 'OUTCOME_UNKNOWN', source: { id: id('Source', tenios) }, retryable: true }],
      },
      { agentId: ids[sinch], agent: { state: 'NOT_READY' }, errors: [] },
    ]);
  });

  test('shows the agents of a refused change as they are', async () => {
    const { tried, person, ids } = await withPerson();
    tried.sandbox.sinch.fault(/^PUT/, { status: 403, body: 'HTTP 403 Forbidden' });
    const { data } = await setAway(tried, person);
    expect(data.setPersonState.results[1]).toEqual({
      agentId: ids[sinch],
      agent: { state: 'READY' },
      errors: [{ code: 'FORBIDDEN', source: { id: id('Source', sinch) }, retryable: false }],
    });
  });
});
