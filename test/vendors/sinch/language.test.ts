import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { first, id, sentTo, small, withSettings } from './kit.ts';

const start = gateways();
const names = `{ queues(first: 1) { nodes { name } } }`;
const ask = (t: Tried, language?: string) =>
  t.query(names, {}, language === undefined ? {} : { 'accept-language': language });

describe('the language of a request', () => {
  test.each<[string, string | undefined, string | undefined, string | null]>([
    ['is left out where nobody names one', undefined, undefined, null],
    ['is that of the source', 'fi', undefined, 'FI'],
    ['is that of the caller', undefined, 'de', 'DE'],
    ['is the caller’s before the source’s', 'fi', 'de', 'DE'],
    ['is the first the caller names, without its country', undefined, 'de-AT,de;q=0.9,en;q=0.5', 'DE'],
    ['is the source’s where the caller’s is none', 'fi', '*', 'FI'],
  ])('%s', async (_when, language, header, expected) => {
    const t = await start(withSettings(language === undefined ? {} : { language }));
    const { errors } = await ask(t, header);
    expect(errors).toBeUndefined();
    expect(sentTo(t, '/queueStatuses', 'language')).toEqual([expected]);
  });

  test('goes with every read, of lists and of single things', async () => {
    const t = await start(withSettings({ language: 'fi' }));
    const { centre } = t.sandbox;
    const agent = first(centre.agentsAt('SINCH'));
    const contact = centre.place({ queue: first(centre.queuesAt('SINCH')), status: 'TALKING', agent });
    const { errors } = await t.query(
      `query ($agent: ID!, $contact: ID!, $source: ID!) {
        agent(id: $agent) { name state presences { name } load { phoneCapacity } }
        contact(id: $contact) { queueName events { value1 } }
        queueGroups { nodes { name } }
        contactSummaries(filter: { since: "2026-11-22T00:00:00Z" }) { nodes { id } }
        monitoringSettings(sourceId: $source) { value }
      }`,
      { agent: id('Agent', agent.id), contact: id('Contact', contact.id), source: id('Source') },
    );
    expect(errors).toBeUndefined();
    expect(t.requests('sinch')).toHaveLength(9);
    for (const { path, query } of t.requests('sinch')) expect([path, query.get('language')]).toEqual([path, 'FI']);
  });

  test('keeps answers apart, those remembered and those under way', async () => {
    const t = await start({ ...small, source: {} });
    const [english, german, finnish] = await Promise.all([ask(t), ask(t, 'de'), ask(t, 'fi')]);
    const spoken = [english, german, finnish].map(({ data }) => data.queues.nodes[0].name);
    expect(new Set(spoken).size).toBe(3);
    expect(sentTo(t, '/queueStatuses', 'language').toSorted()).toEqual([null, 'DE', 'FI'].toSorted());
    expect((await ask(t, 'de')).data).toEqual(german.data);
    expect((await ask(t, 'fi')).data).toEqual(finnish.data);
    expect((await ask(t)).data).toEqual(english.data);
    expect(t.calls('sinch')).toHaveLength(3);
  });
});
