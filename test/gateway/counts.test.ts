import { describe, expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';

const start = gateways();
const deep = `id name email state queues { queue { name status { waiting longestWait } } } activeContacts { id status }`;

describe('how many calls a query makes', () => {
  test('50 Sinch agents with state, queues, queue statuses and active contacts are 3', async () => {
    const { query, calls } = await start({ people: 75 });
    const { data, errors } = await query(
      `{ agents(first: 50, filter: { vendors: [SINCH] }) { nodes { ${deep} } failures { message } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.agents.failures).toEqual([]);
    expect(data.agents.nodes).toHaveLength(50);
    expect(data.agents.nodes.every((agent: { state: string | null }) => agent.state !== null)).toBe(true);
    expect([...calls('sinch')].sort()).toEqual(['GET /agents', 'GET /contacts', 'GET /queueStatuses']);
  });

  test('120 agents by their ids, just as deep, are at most 8', async () => {
    const { query, calls, reset } = await start({ people: 200, source: { 'sinch-fi': { cacheFor: '0s' } } });
    const listed = await query(`{ agents(first: 120, filter: { vendors: [SINCH] }) { nodes { id } } }`);
    const ids = listed.data.agents.nodes.map((agent: { id: string }) => agent.id);
    expect(ids).toHaveLength(120);
    reset();
    const { data, errors } = await query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { ${deep} } } }`, {
      ids,
    });
    expect(errors).toBeUndefined();
    expect(data.nodes.map((agent: { id: string }) => agent.id)).toEqual(ids);
    expect(calls('sinch').length).toBeLessThanOrEqual(8);
    expect(calls('sinch').length).toBe(3);
  });

  test('40 TENIOS agents asked twice by alias are 40', async () => {
    const { query, calls } = await start({ people: 110 });
    const { data, errors } = await query(`{
      a: agents(first: 40, filter: { vendors: [TENIOS] }) { nodes { id state } }
      b: agents(first: 40, filter: { vendors: [TENIOS] }) {
        nodes { id state skills { name hasSkill } details { ... on TeniosAgentDetails { sipEnabled } } }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data.a.nodes).toHaveLength(40);
    expect(data.b.nodes[0].skills.length).toBeGreaterThan(0);
    expect(calls('tenios')).toHaveLength(40);
  });

  test('a person over both vendors is one call a vendor, two at Sinch where the state is selected', async () => {
    const { query, calls, reset, sandbox } = await start({ source: { 'sinch-fi': { cacheFor: '0s' } } });
    const both = sandbox.centre.people.find(
      (person) => person.vendors.includes('SINCH') && person.vendors.includes('TENIOS'),
    );
    const email = both?.email ?? '';
    const named = await query(`query ($email: EmailAddress!) { person(email: $email) { name agents { id name } } }`, {
      email,
    });
    expect(named.data.person.agents).toHaveLength(2);
    expect(calls('sinch')).toHaveLength(1);
    expect(calls('tenios')).toHaveLength(0);
    reset();
    const stated = await query(`query ($email: EmailAddress!) { person(email: $email) { state agents { state } } }`, {
      email,
    });
    expect(stated.errors).toBeUndefined();
    expect(calls('sinch')).toHaveLength(2);
    expect(calls('tenios')).toHaveLength(1);
  });

  test('500 agents over four vendors with state, group, wrap-up and queues are as few as the vendors allow', async () => {
    const vendors = ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'] as const;
    const { query, calls, sandbox } = await start({ people: 280, vendors });
    const { data, errors } = await query(`{
      agents(first: 500) {
        nodes { name state group { name } wrapUp { state } queues { serving queue { name } } source { vendor } }
        failures { code }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data.agents.failures).toEqual([]);
    expect(data.agents.nodes).toHaveLength(500);
    const count = Object.fromEntries(vendors.map((vendor) => [vendor, sandbox.centre.agentsAt(vendor).length]));
    const groups = sandbox.engage.groups.agentGroups.length;
    expect(calls('engage')).toHaveLength(groups);
    expect(calls('tenios')).toHaveLength(count.TENIOS ?? 0);
    expect(calls('deepcall')).toHaveLength(2 * (count.DEEPCALL ?? 0));
    expect([...calls('sinch')].sort()).toEqual(['GET /agents', 'GET /contacts']);
  });
});
