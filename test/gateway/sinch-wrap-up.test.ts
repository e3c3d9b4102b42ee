import { describe, expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { subscribers } from '../kit/subscribers.ts';
import { id, sinch, small } from './kit.ts';

const start = gateways();
const followers = subscribers();
const minute = 60_000;

/** A service, and a Sinch agent who is wrapping a contact up since a minute. */
async function inWrapUp() {
  const tried = await start(small);
  const { centre } = tried.sandbox;
  const [agent] = centre.agentsAt('SINCH');
  const [queue] = centre.queuesAt('SINCH');
  if (!agent || !queue) throw new Error('the centre is too small');
  const contact = centre.place({ queue, status: 'WRAP_UP', agent });
  const startedAt = new Date(tried.clock.now()).toISOString();
  tried.clock.advance(minute);
  const agentId = id('Agent', sinch, agent.id);
  const contactId = id('Contact', sinch, contact.id);
  return { tried, contact, agentId, contactId, startedAt };
}

describe('a wrap-up at Sinch', () => {
  const fields = `id state startedAt endsAt remaining extensions contactExternalId contact { id status } agent { id state stateSince } source { id }`;

  test('is one and the same however it is reached', async () => {
    const { tried, contact, agentId, contactId, startedAt } = await inWrapUp();
    const listed = await tried.query(`{ wrapUps { nodes { ${fields} } failures { code } } }`);
    expect(listed.errors).toBeUndefined();
    const [wrapUp, ...others] = listed.data.wrapUps.nodes;
    expect(others).toEqual([]);
    expect(wrapUp).toEqual({
      id: expect.any(String),
      state: 'ACTIVE',
      startedAt,
      endsAt: null,
      remaining: null,
      extensions: 0,
      contactExternalId: contact.id,
      contact: { id: contactId, status: 'WRAP_UP' },
      agent: { id: agentId, state: 'WRAP_UP', stateSince: startedAt },
      source: { id: id('Source', sinch) },
    });
    const { data, errors } = await tried.query(
      `{
        wrapUp(id: "${wrapUp.id}") { ${fields} }
        node(id: "${wrapUp.id}") { ... on WrapUp { ${fields} } }
        agent(id: "${agentId}") { wrapUp { ${fields} } }
        contact(id: "${contactId}") { wrapUp { ${fields} } }
      }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ wrapUp, node: wrapUp, agent: { wrapUp }, contact: { wrapUp } });
  });

  test('whose beginning is not told is one and the same too, at any moment, and for who follows', async () => {
    const { tried, contact, agentId, contactId } = await inWrapUp();
    const hide = () =>
      tried.sandbox.sinch.rewrite(/^GET \/contacts/, (answer) =>
        JSON.parse(JSON.stringify(answer, (key, value) => (key === 'wrapUpBeginTime' ? undefined : value))),
      );
    hide();
    const events = await followers.overSocket(
      tried,
      `subscription { event: wrapUpEvents(snapshot: true) { type wrapUp { ${fields} } } }`,
    );
    const ask = async () => {
      const { data, errors } = await tried.query(
        `{
          wrapUps { nodes { ${fields} } failures { code } }
          agent(id: "${agentId}") { wrapUp { ${fields} } activeContacts { wrapUp { ${fields} } } }
          contact(id: "${contactId}") { wrapUp { ${fields} } }
        }`,
      );
      expect(errors).toBeUndefined();
      return [data.wrapUps.nodes[0], data.agent.wrapUp, data.agent.activeContacts[0].wrapUp, data.contact.wrapUp];
    };
    const wrapUp = {
      id: expect.any(String),
      state: 'ACTIVE',
      startedAt: null,
      endsAt: null,
      remaining: null,
      extensions: 0,
      contactExternalId: contact.id,
      contact: { id: contactId, status: 'WRAP_UP' },
      agent: { id: agentId, state: 'WRAP_UP', stateSince: null },
      source: { id: id('Source', sinch) },
    };
    const first = await ask();
    expect(first).toEqual([wrapUp, wrapUp, wrapUp, wrapUp]);
    tried.clock.advance(minute);
    const ids = new Set([...first, ...(await ask())].map((one) => one.id));
    expect(ids.size).toBe(1);
    const [wrapUpId] = ids;
    expect((await tried.query(`{ wrapUp(id: "${wrapUpId}") { ${fields} } }`)).data.wrapUp).toEqual(wrapUp);
    expect((await events.next()).data.event).toEqual({ type: 'STARTED', wrapUp: { ...wrapUp, id: wrapUpId } });

    tried.sandbox.centre.endWrapUp(contact);
    tried.clock.advance(minute);
    expect((await events.next()).data.event).toMatchObject({ type: 'ENDED', wrapUp: { id: wrapUpId } });
    const { data } = await tried.query(`{
      wrapUps { nodes { id } }
      agent(id: "${agentId}") { wrapUp { id } }
      contact(id: "${contactId}") { wrapUp { id state } }
      wrapUp(id: "${wrapUpId}") { state startedAt }
    }`);
    expect(data).toEqual({
      wrapUps: { nodes: [] },
      agent: { wrapUp: null },
      contact: { wrapUp: { id: wrapUpId, state: 'ENDED' } },
      wrapUp: { state: 'ENDED', startedAt: null },
    });
  });

  test('has ended when the vendor shows it, and resolves by its id for a day', async () => {
    const { tried, contact, agentId, contactId, startedAt } = await inWrapUp();
    const ask = `{ agent(id: "${agentId}") { state wrapUp { id } } wrapUps { nodes { id } } contact(id: "${contactId}") { wrapUp { id state endsAt } } }`;
    const { data: before } = await tried.query(ask);
    const wrapUpId = before.agent.wrapUp.id;
    tried.sandbox.centre.endWrapUp(contact);
    const endsAt = new Date(tried.clock.now()).toISOString();
    tried.clock.advance(minute);
    expect((await tried.query(ask)).data).toEqual({
      agent: { state: 'READY', wrapUp: null },
      wrapUps: { nodes: [] },
      contact: { wrapUp: { id: wrapUpId, state: 'ENDED', endsAt } },
    });
    const find = async () =>
      (await tried.query(`{ wrapUp(id: "${wrapUpId}") { state startedAt endsAt remaining } }`)).data.wrapUp;
    expect(await find()).toEqual({ state: 'ENDED', startedAt, endsAt, remaining: 0 });
    tried.clock.advance(24 * 60 * minute - minute - 1);
    expect(await find()).toMatchObject({ state: 'ENDED' });
    tried.clock.advance(1);
    expect(await find()).toBeNull();
  });

  test('of a contact that arrived long before can be found while it runs', async () => {
    const { tried } = await inWrapUp();
    const { centre } = tried.sandbox;
    const [, agent] = centre.agentsAt('SINCH');
    const [queue] = centre.queuesAt('SINCH').filter(({ channel }) => channel === 'EMAIL');
    if (!agent || !queue) throw new Error('the centre is too small');
    centre.place({ queue, status: 'WRAP_UP', agent, age: 30 * 24 * 60 * minute });
    const { data } = await tried.query(`{ agent(id: "${id('Agent', sinch, agent.id)}") { wrapUp { id } } }`);
    expect((await tried.query(`{ wrapUp(id: "${data.agent.wrapUp.id}") { state } }`)).data.wrapUp).toEqual({
      state: 'ACTIVE',
    });
  });

  test('is none where the contact’s was never begun', async () => {
    const { tried } = await inWrapUp();
    const { centre } = tried.sandbox;
    const [queue] = centre.queuesAt('SINCH');
    if (!queue) throw new Error('the centre is too small');
    const waiting = centre.place({ queue, status: 'ABANDONED' });
    const { data } = await tried.query(
      `{ contact(id: "${id('Contact', sinch, waiting.id)}") { status wrapUp { id } } }`,
    );
    expect(data.contact).toEqual({ status: 'ABANDONED', wrapUp: null });
  });
});
