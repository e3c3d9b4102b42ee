import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { ann, counts, envelope, id, nameOf, queueOf, raw, sent, small, withSettings } from './kit.ts';

const start = gateways();

describe('the agent on a device', () => {
  const onDevice = async (t: Tried, phoneNumber: string, sourceId = id('Source')) =>
    t.query(
      'query ($sourceId: ID!, $phoneNumber: String!) { agentOnDevice(sourceId: $sourceId, phoneNumber: $phoneNumber) { externalId state name } }',
      { sourceId, phoneNumber },
    );

  test('is the one who talks with it, and nobody before and after', async () => {
    const t = await start({ ...small, source: {} });
    const agent = ann(t);
    const source = '+358401234567';
    expect(await onDevice(t, source)).toEqual({ data: { agentOnDevice: null } });
    t.sandbox.centre.place({ queue: queueOf(t), status: 'TALKING', agent, source });
    expect(await onDevice(t, source)).toEqual({
      data: {
        agentOnDevice: { externalId: nameOf(agent), state: 'BUSY', name: `${agent.person.first} ${agent.person.last}` },
      },
    });
    t.sandbox.centre.place({ agent });
    expect(await onDevice(t, source)).toEqual({ data: { agentOnDevice: null } });
    expect(counts(t)).toEqual({ showAgentStateUsingDevice: 3 });
    const [body = ''] = sent(t, 'showAgentStateUsingDevice');
    expect(body).toContain(`<arg1><externalId>${source}</externalId></arg1>`);
    expect(body).toContain('<arg2 xsi:type="api:Account"><externalId>Acme</externalId></arg2>');
  });

  test('cannot be told by an account that is not there', async () => {
    const t = await start(withSettings({ account: 'Other' }));
    const { data, errors } = await onDevice(t, '+358401234567');
    expect(data.agentOnDevice).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'VENDOR_REJECTED', vendorCode: 'OBJECT_NOT_EXISTS' } }]);
  });

  test('may be an empty answer of any shape', async () => {
    const t = await start(small);
    const method = 'showAgentStateUsingDevice';
    for (const inside of ['', '<return/>', '<return xsi:nil="true"/>', '<return><data/></return>']) {
      const body = envelope(`<${method}Response>${inside}</${method}Response>`);
      raw(t, method, body);
      expect(await onDevice(t, '1')).toEqual({ data: { agentOnDevice: null } });
      t.reset();
    }
  });
});
