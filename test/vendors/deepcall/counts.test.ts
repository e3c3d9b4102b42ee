import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import { agentsOf, id, paths, small } from './kit.ts';

const start = gateways();
const [onBreak, wrapUp] = [`POST ${paths.onBreak}`, `POST ${paths.wrapUp}`];
const everything = `id name state vendorState stateSince notReadyReason { code } wrapUp { id endsAt } observedAt stale
  details { ... on DeepCallAgentDetails { onBreak breakDetail } } skills { name } queues { serving } presence { name } load { status }`;

describe('how many calls an agent takes', () => {
  test.each([
    ['name email person { email }', []],
    [
      'skills { name } queues { serving } presences { id } load { status } activeContacts { id } statistics { handled }',
      [],
    ],
    ['wrapUp { endsAt }', [wrapUp]],
    ['wrapUp { endsAt } observedAt', [wrapUp]],
    ['details { __typename }', [onBreak]],
    ['observedAt stale', [onBreak]],
    ['state', [onBreak, wrapUp]],
    [everything, [onBreak, wrapUp]],
  ])('%s', async (selection, calls) => {
    const t = await start(small);
    const { errors } = await t.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { ${selection} } } }`, {
      ids: agentsOf(t).map((agent) => id('Agent', agent.id)),
    });
    expect(errors).toBeUndefined();
    expect([...t.calls('deepcall')].sort()).toEqual(calls.flatMap((call) => agentsOf(t).map(() => call)).sort());
  });

  test('two each for a list with state, wrap-up and details asked twice by alias', async () => {
    const t = await start({ ...small, people: 120, source: {} });
    const agents = `agents(first: 500, filter: { vendors: [DEEPCALL] }) { nodes { ${everything} } failures { code } }`;
    const { data, errors } = await t.query(`{ a: ${agents} b: ${agents} }`);
    expect(errors).toBeUndefined();
    expect(data.a.nodes.length).toBe(agentsOf(t).length);
    expect(data.a.nodes.length).toBeGreaterThan(30);
    expect(data.b).toEqual(data.a);
    expect(t.calls('deepcall')).toHaveLength(2 * data.a.nodes.length);
  });

  test('two each where a filter and an order need the state first, though nothing is remembered', async () => {
    const t = await start(small);
    const { data, errors } = await t.query(`{
      agents(filter: { states: [UNKNOWN] }, orderBy: { field: STATE, direction: ASC }) { nodes { ${everything} } }
      agentStateCounts { counts { state count } }
      wrapUps { nodes { id } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.agents.nodes).toHaveLength(agentsOf(t).length);
    expect(t.calls('deepcall')).toHaveLength(2 * agentsOf(t).length);
  });

  test('none in the next operation while the answers are fresh', async () => {
    const t = await start({ ...small, source: {} });
    const ask = () => t.query(`{ agents { nodes { ${everything} } } }`);
    const first = await ask();
    const asked = t.calls('deepcall').length;
    t.clock.advance(999);
    expect(await ask()).toEqual(first);
    expect(t.calls('deepcall')).toHaveLength(asked);
    t.clock.advance(1);
    await ask();
    expect(t.calls('deepcall')).toHaveLength(2 * asked);
  });
});
